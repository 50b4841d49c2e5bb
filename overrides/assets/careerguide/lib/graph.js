// The roles, moves and openings of the guide without texts: the content of /api/v1/graph.json, small enough for every
// page.
import { fetchJson } from "./api.js";

/**
 * The file. Moves and openings give roles by their index in the list; `formerly` has the present id of each former one.
 * @typedef {object} GraphData
 * @property {[id: string, title: string][]} tracks
 * @property {[id: string, title: string, track: string | null, level: number][]} roles `track` is null if it has none
 * @property {[from: number, to: number, kind: string, min: number | null, typical: number | null,
 *   slow: number | null][]} moves
 * months are null if they are not known
 * @property {[role: number, closes: string, zone: string][]} openings
 * @property {Record<string, string>} [formerly]
 * @typedef {{id: string, title: string, track: string | null, level: number, index: number}} GraphRole
 */

export class Graph {
  /** @param {GraphData} data */
  constructor({ tracks, roles, moves, openings, formerly = {} }) {
    this.tracks = tracks;
    this.roles = roles;
    this.moves = moves;
    this.openings = openings;
    this.formerly = new Map(Object.entries(formerly));
    this.indexes = new Map(roles.map(([id], index) => [id, index]));
    const trackIndexes = new Map(tracks.map(([id], index) => [id, index]));
    /** Tracks and roles as `roleSelect` lists them. */
    this.lists = {
      tracks: tracks.map(([, title]) => ({ title })),
      roles: roles.map(([id, title, track]) => ({ id, title, track: trackIndexes.get(track ?? "") ?? -1 })),
    };
  }

  /** A role by its id or a former id. @param {string} id @returns {GraphRole | null} */
  role(id) {
    const index = this.indexes.get(id) ?? this.indexes.get(this.formerly.get(id) ?? "");
    if (index === undefined) return null;
    const [present, title, track, level] = this.roles[index];
    return { id: present, title, track, level, index };
  }

  /**
   * Whether a person who goes from one role to another stays on their track. Only who leaves one for another does not.
   * @param {string} from @param {string} to ids
   */
  isSameTrack(from, to) {
    const [start, end] = [this.role(from)?.track, this.role(to)?.track];
    return !start || !end || start === end;
  }

  /** Moves from a role without steps back, quickest first, then those without known months. @param {string} id */
  onward(id) {
    const start = this.role(id)?.index;
    return this.moves
      .filter(([from, , kind]) => from === start && kind !== "return")
      .map(([, to, kind, , typical]) => ({ to, kind, typical: typical ?? Infinity, id: this.roles[to][0] }))
      .sort((a, b) => (a.typical < b.typical ? -1 : a.typical > b.typical ? 1 : 0));
  }

  /** The usual next role, as an id; empty if there is none. @param {string} id */
  usualNext(id) {
    const onward = this.onward(id);
    return (onward.find((move) => move.kind === "promotion") ?? onward.at(0))?.id ?? "";
  }
}

/** @type {Promise<Graph | null> | null} */
let pending = null;

/** The graph, fetched once for a page; null if it cannot be loaded now. @returns {Promise<Graph | null>} */
export function loadGraph() {
  pending ??= fetchJson("graph").then((data) => {
    if (!data) pending = null; // the next call tries again
    return data && new Graph(data);
  });
  return pending;
}
