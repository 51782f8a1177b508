"""
plain-zero.py SOURCE TARGET: makes plain-zero.woff2 of Atkinson Hyperlegible Next's variable file (SIL Open Font License 1.1), with fontTools.
Its zero is an outline and two halves of a counter, beside a stroke. One counter takes their place: the outline's own curve, as wide and
as high as both halves together, at every weight.
"""

import sys
from array import array

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.varLib.iup import iup_delta

source, target = sys.argv[1:]
font = TTFont(source)
glyphs, variations = font["glyf"], font["gvar"].variations
zero = glyphs["zero"]
with_phantoms, _ = glyphs._getCoordinatesAndControls("zero", font["hmtx"].metrics)
points = list(zero.coordinates)
ends = list(zero.endPtsOfContours)
outline = points[: ends[0] + 1]
counter = range(len(outline), len(points))
left, right = (pick(counter, key=lambda i: points[i][0]) for pick in (min, max))
low, high = (pick(counter, key=lambda i: points[i][1]) for pick in (min, max))


def box(at):
    """The middle of the counter, and half of its width and height."""
    (x0, x1), (y0, y1) = (at[left][0], at[right][0]), (at[low][1], at[high][1])
    return (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2


xs, ys = zip(*outline)
middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
half = ((max(xs) - min(xs)) / 2, (max(ys) - min(ys)) / 2)
# A counter turns the other way round.
order = [0, *range(len(outline) - 1, 0, -1)]
curve = [((outline[i][0] - middle[0]) / half[0], (outline[i][1] - middle[1]) / half[1]) for i in order]


def counter_in(at):
    x, y, width, height = box(at)
    return [(round(x + u * width), round(y + v * height)) for u, v in curve]


def changed(tuple_variation):
    deltas = list(tuple_variation.coordinates)
    if None in deltas:
        deltas = iup_delta(deltas, with_phantoms, ends)
    moved = [*deltas[: len(outline)], *counter_in(deltas), *deltas[len(points) :]]
    return TupleVariation(tuple_variation.axes, [(round(x), round(y)) for x, y in moved])


variations["zero"] = [changed(each) for each in variations["zero"]]
flags = list(zero.flags)[: len(outline)]
zero.coordinates = GlyphCoordinates(outline + counter_in(points))
zero.flags = array("B", flags + [flags[i] for i in order])
zero.endPtsOfContours = [len(outline) - 1, 2 * len(outline) - 1]
zero.numberOfContours = 2
zero.recalcBounds(glyphs)

options = Options()
options.layout_features = ["tnum", "pnum"]
options.name_IDs = [0, 1, 2, 5]
subsetter = Subsetter(options)
subsetter.populate(unicodes=[0x30])
subsetter.subset(font)
font.flavor = "woff2"
font.save(target)
