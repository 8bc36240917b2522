"""Aligns with NLTK's Gale-Church, lengths in bytes of UTF-8.

python3 gale_church.py SOURCE TARGET OUT [SOURCE TARGET OUT ...]
Inputs have one sentence a line; OUT is in vecalign's format.
"""
import sys

from nltk.translate.gale_church import align_blocks


def lengths(path):
    with open(path, "rb") as lines:
        return [max(1, len(line.rstrip(b"\r\n"))) for line in lines]


def beads(links, source_size, target_size):
    """Links joined to beads; sentences without a link are null beads."""
    joined = []
    for i, j in sorted(links):
        if joined and (i in joined[-1][0] or j in joined[-1][1]):
            joined[-1][0].add(i)
            joined[-1][1].add(j)
        else:
            joined.append(({i}, {j}))
    linked_source = {i for i, _ in links}
    linked_target = {j for _, j in links}
    joined += [({i}, set()) for i in range(source_size) if i not in linked_source]
    joined += [(set(), {j}) for j in range(target_size) if j not in linked_target]
    return joined


def main():
    files = sys.argv[1:]
    for source_path, target_path, out_path in zip(files[::3], files[1::3], files[2::3]):
        source, target = lengths(source_path), lengths(target_path)
        links = align_blocks(source, target)
        with open(out_path, "w", encoding="utf-8") as out:
            for source_side, target_side in beads(links, len(source), len(target)):
                out.write(f"{sorted(source_side)}:{sorted(target_side)}\n")


main()
