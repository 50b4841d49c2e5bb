"""Roles that share skills: how many skills, in which order, and the same work for a role in a larger company."""

from __future__ import annotations

import pytest
from careerguide.guide import similar_roles
from support.company import sketched

LEVELS = ("awareness", "working", "practitioner", "expert")


def role(id_: str, level: int, skills: str) -> str:
    """A sketch line; each letter is a skill, and the levels go round."""
    return f"{id_} support {level} " + " ".join(
        f"sk-{skill}:{LEVELS[number % 4]}" for number, skill in enumerate(skills)
    )


# Company -> the roles similar to `a`, each with the skills that both ask for.
CASES = {
    "two shared skills are too few": ([("a", 1, "pqr"), ("b", 1, "pqx")], []),
    "three are enough, whatever their level": ([("a", 1, "pqr"), ("b", 9, "rqp")], [("b", "pqr")]),
    "most shared first": ([("a", 1, "pqrs"), ("b", 1, "pqr"), ("c", 1, "pqrs")], [("c", "pqrs"), ("b", "pqr")]),
    "nearest level first among equals": (
        [("a", 5, "pqr"), ("b", 9, "pqr"), ("c", 4, "pqr")],
        [("c", "pqr"), ("b", "pqr")],
    ),
    "then by id": ([("a", 5, "pqr"), ("c", 4, "pqr"), ("b", 6, "pqr")], [("b", "pqr"), ("c", "pqr")]),
    "shared skills in the order of the role itself": ([("a", 1, "spqr"), ("b", 1, "rsxp")], [("b", "spr")]),
    "never itself": ([("a", 1, "pqr")], []),
    "without skills no role is similar": ([("a", 1, ""), ("b", 1, "")], []),
    "five at most": (
        [("a", 1, "pqr"), *((id_, 1, "pqr") for id_ in "bcdefgh")],
        [(id_, "pqr") for id_ in "bcdef"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_similar_roles_share_at_least_three_skills(case: str) -> None:
    roles, expected = CASES[case]
    similar = sketched("\n".join(role(*values) for values in roles)).similar_roles["a"]
    assert [(similar_role.role.id, similar_role.shared) for similar_role in similar] == [
        (id_, tuple(f"sk-{skill}" for skill in skills)) for id_, skills in expected
    ]


def test_similarity_is_mutual() -> None:
    guide = sketched("\n".join([role("a", 1, "pqrs"), role("b", 2, "qrst"), role("c", 3, "stp")]))
    pairs = {(id_, similar_role.role.id) for id_, similar in guide.similar_roles.items() for similar_role in similar}
    assert pairs == {("a", "b"), ("b", "a")}


def test_a_rare_skill_is_compared_before_a_common_one() -> None:
    """If there are more roles than are compared, the roles that share the rare skill are among them."""
    crowd = [role(f"crowd-{number:03}", 1, "pqr") for number in range(similar_roles.MOST_COMPARED + 50)]
    guide = sketched("\n".join([*crowd, role("z-one", 9, "pqrw"), role("z-two", 9, "pqrw")]))
    assert [similar_role.role.id for similar_role in guide.similar_roles["z-one"]][:1] == ["z-two"]
    assert len(guide.similar_roles["z-one"]) == similar_roles.MOST_SHOWN
    assert len(guide.similar_roles["z-one"][1].shared) == 3
