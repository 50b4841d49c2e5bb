"""What each field is for, in one plain sentence: the text below the field in the model.

It is read from the source when an editor's schema or a new entry needs it; pydantic could read it too, but would do so
at every start.
"""

from __future__ import annotations

import ast
import functools
import inspect
import itertools
import sys
from collections.abc import Iterator

from pydantic import BaseModel


@functools.cache
def field_docs(record_type: type[BaseModel]) -> dict[str, str]:
    """Key as HR writes it -> what the field is for. An inherited field keeps its text."""
    texts: dict[str, str] = {}
    for ancestor in reversed(record_type.__mro__):
        texts |= _texts_in_module(ancestor.__module__).get(ancestor.__qualname__, {})
    return {field.alias or name: texts[name] for name, field in record_type.model_fields.items() if name in texts}


@functools.cache
def _texts_in_module(name: str) -> dict[str, dict[str, str]]:
    """Class -> field -> the text below the field; empty for modules of other packages."""
    if not name.startswith(__package__ or ""):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {node.name: dict(_texts_in_class(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _texts_in_class(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in itertools.pairwise(node.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, text
