"""YAML as Hugo 0.168 reads it, with goccy/go-yaml 1.19.

Hugo's parser agrees with no other. It takes ``title:`` with the value on the next line in the
same column, drops tabs, lets a merge key win over keys before it, takes ``yes`` and dates for
text; it refuses a comment behind an empty block scalar, a tab inside double quotes, and the 101st
mapping of a list. Post-processing another parser's answer would need a patch for every such case,
of which a few thousand mutated texts turn up dozens; therefore this package is a parser.

``ordinary`` reads what nearly all front matter consists of, in one pass and at once. The rest goes
through ``scanner``, ``items``, ``parser`` and ``values``; ``explain`` turns a refusal into
the problem an author has, and ``marks`` finds places.
"""

from __future__ import annotations

from cms.hugo.formats.syntax import Decoded, lower_keys
from cms.hugo.formats.yaml.marks import YAMLMarks
from cms.hugo.formats.yaml.ordinary import read_ordinary


def decode_yaml(text: str) -> Decoded:
    """The front matter ``text``; of several documents, the first."""
    data = read_ordinary(text)
    if data is not None:
        return Decoded(data, None, YAMLMarks(text))
    return _decode_carefully(text)


def _decode_carefully(text: str) -> Decoded:
    from cms.hugo.formats.yaml.explain import explain, explain_excess
    from cms.hugo.formats.yaml.limits import find_excess
    from cms.hugo.formats.yaml.parser import parse
    from cms.hugo.formats.yaml.tokens import RefusalError
    from cms.hugo.formats.yaml.values import evaluate

    try:
        documents = parse(text)
        data = evaluate(documents)
    except RefusalError as refusal:
        return Decoded(None, explain(text, refusal), None)
    marks = YAMLMarks(text, documents)
    excess = find_excess(text, data)
    if excess is not None:
        return Decoded(None, explain_excess(excess, marks), None)
    return Decoded(lower_keys(data), None, marks)
