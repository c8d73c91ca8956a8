"""Front matter that Hugo cannot read, and what looks like it and is fine.

``⟦`` and ``⟧`` surround what the finding covers; they are no part of the file.
"""

from typing import NamedTuple


class Case(NamedTuple):
    """A whole file with the marked place of its only finding; lines and columns from 1."""

    code: str
    marked: str

    @property
    def text(self) -> str:
        return self.marked.replace("⟦", "").replace("⟧", "")

    @property
    def start(self) -> tuple[int, int]:
        return _position(self.marked.partition("⟦")[0])

    @property
    def end(self) -> tuple[int, int]:
        return _position(self.marked.partition("⟧")[0].replace("⟦", ""))


def _position(before: str) -> tuple[int, int]:
    lines = before.split("\n")
    return len(lines), len(lines[-1]) + 1


def yaml(code: str, head: str) -> Case:
    return Case(code, f"---\n{head}\n---\n正文\n")


def toml(code: str, head: str) -> Case:
    return Case(code, f"+++\n{head}\n+++\n正文\n")


FLAGGED = [
    # FM002 unclosed-front-matter
    Case("FM002", "⟦---⟧\ntitle: 标题\n正文\n"),
    Case("FM002", "---\ntitle: 标题\n⟦——⟧\n正文\n"),
    Case("FM002", "---\ntitle: 标题\n⟦－－－⟧\n正文\n"),
    Case("FM002", "---\ntitle: 标题\n⟦--⟧\n正文\n"),
    Case("FM002", "---\ntitle: 标题\n⟦...⟧\n正文\n"),
    Case("FM002", "---\ntitle: 标题\n  ⟦---⟧\n正文\n"),
    Case("FM002", "---\ntitle: 标题\n⟦+++⟧\n正文\n"),
    Case("FM002", "+++\ntitle = '标题'\n⟦---⟧\n正文\n"),
    Case("FM002", "⟦+++⟧\ntitle = '标题'\n正文\n"),
    Case("FM002", '⟦{⟧"title": "标题"\n正文\n'),
    Case("FM002", "⟦---⟧---\n正文\n"),
    # FM003 invalid-delimiter
    Case("FM003", "⟦--⟧\ntitle: 标题\n--\n"),
    Case("FM003", "⟦++⟧\ntitle = '标题'\n++\n"),
    Case("FM003", "\n\n⟦--⟧\ntitle: 标题\n---\n"),
    # FM004 body-like-front-matter
    Case("FM004", "⟦-⟧ 第一\n- 第二\n"),
    Case("FM004", "⟦+⟧ 第一\n+ 第二\n"),
    Case("FM004", "⟦-⟧1 度\n"),
    Case("FM004", "⟦{⟧标题}\n"),
    Case("FM004", "⟦{{<⟧ figure src=a.png >}}\n"),
    Case("FM004", "⟦{{%⟧ note %}}\n"),
    # FM006 not-a-mapping
    yaml("FM006", "⟦- 新闻⟧\n- 科技"),
    yaml("FM006", "⟦正文⟧"),
    yaml("FM006", "⟦[新闻, 科技]⟧"),
    yaml("FM006", "⟦~⟧"),
    yaml("FM006", "⟦42⟧"),
    # FM007 duplicate-key
    yaml("FM007", "title: 标题\ndate: 2025-02-07\n⟦title⟧: 副标题"),
    yaml("FM007", "标签: a\n⟦标签⟧: b"),
    yaml("FM007", "params:\n  a: 1\n  ⟦a⟧: 2"),
    yaml("FM007", 'title: 标题\n⟦"title"⟧: 副标题'),
    yaml("FM007", "params: {a: 1, ⟦a⟧: 2}"),
    toml("FM007", "title = '标题'\n⟦title⟧ = '副标题'"),
    toml("FM007", "[a]\nb = 1\n[⟦a⟧]\nc = 2"),
    # FM008 missing-colon
    yaml("FM008", "title: 标题\n⟦draft true⟧\ndate: 2025-02-07"),
    yaml("FM008", "title: 标题\n⟦副标题⟧"),
    yaml("FM008", "⟦标题⟧\ndate: 2025-02-07"),
    Case("FM008", '{⟦"title"⟧ "标题"}\n'),
    # FM009 missing-space-after-colon
    yaml("FM009", "title⟦:⟧标题"),
    yaml("FM009", "date: 2025-02-07\ntitle⟦:⟧标题\ndraft: true"),
    yaml("FM009", "title⟦:⟧标题\ndate⟦⟧: 2025-02-07"),
    # FM010 full-width-colon
    yaml("FM010", "title⟦：⟧标题"),
    yaml("FM010", "title⟦：⟧ 标题\ndate: 2025-02-07"),
    yaml("FM010", "date: 2025-02-07\ntitle⟦：⟧标题\ndraft: true"),
    yaml("FM010", "标签⟦：⟧新闻"),
    # FM011 unquoted-colon
    yaml("FM011", "title: ⟦标题: 副标题⟧"),
    yaml("FM011", "date: 2025-02-07\ntitle: ⟦Go: The: Language⟧ # 注"),
    # FM012 full-width-punctuation
    yaml("FM012", 'tags: ["新闻"⟦，⟧ "科技"]'),
    toml("FM012", "title ⟦＝⟧ '标题'"),
    toml("FM012", "tags = ['新闻'⟦，⟧ '科技']"),
    Case("FM012", '{"title"⟦：⟧ "标题"}\n正文\n'),
    Case("FM012", '{"title": "标题"⟦，⟧ "draft": true}\n正文\n'),
    # FM013 tab-indentation
    yaml("FM013", "params:\n⟦\t⟧a: 1"),
    yaml("FM013", "tags:\n⟦\t⟧- 新闻"),
    yaml("FM013", "⟦\t⟧title: 标题"),
    # FM014 ideographic-space
    yaml("FM014", "tags:\n  - 新闻\n⟦\u3000\u3000⟧- 科技"),
    toml("FM014", "⟦\u3000⟧title = '标题'"),
    toml("FM014", "title = '标题'\n⟦\u00a0⟧draft = true"),
    # FM015 bad-indentation
    yaml("FM015", "title: 标题\n  ⟦date⟧: 2025-02-07"),
    yaml("FM015", "params:\n    a: 1\n  ⟦b⟧: 2"),
    yaml("FM015", "tags:\n  - 新闻\n ⟦-⟧ 科技"),
    # FM016 unclosed-quote
    yaml("FM016", 'title: ⟦"标题⟧'),
    yaml("FM016", 'title: ⟦"标题”⟧\ndate: 2025-02-07'),
    yaml("FM016", "title: ⟦'标题⟧"),
    toml("FM016", 'title = ⟦"标题⟧'),
    toml("FM016", "title = ⟦'标题⟧\ndraft = true"),
    toml("FM016", 'title = ⟦"""标题⟧'),
    # FM017 text-after-quote
    yaml("FM017", 'title: ⟦"他说"你好"了"⟧'),
    yaml("FM017", "title: ⟦'it's'⟧"),
    yaml("FM017", 'title: ⟦"《三体》" 书评⟧ # 注'),
    toml("FM017", 'title = "他说"⟦你好"了"⟧'),
    # FM018 smart-quotes
    toml("FM018", "title = ⟦“标题”⟧"),
    toml("FM018", "title = ⟦「标题」⟧"),
    Case("FM018", '{"title": ⟦“标题”⟧}\n'),
    Case("FM018", '{⟦“title”⟧: "标题"}\n'),
    # FM019 unbalanced-bracket
    yaml("FM019", "tags: ⟦[⟧新闻, 科技"),
    yaml("FM019", "tags: ⟦[⟧新闻, 科技\ndate: 2025-02-07"),
    yaml("FM019", "params: ⟦{⟧a: 1"),
    yaml("FM019", "tags: ⟦[⟧新闻, 科技］"),
    toml("FM019", "tags = ⟦[⟧'新闻', '科技'"),
    # FM020 misplaced-comma
    yaml("FM020", 'tags: ["新闻" ⟦"科技"⟧]'),
    yaml("FM020", "tags: [新闻,⟦,⟧ 科技]"),
    toml("FM020", "tags = ['新闻' ⟦'⟧科技']"),
    Case("FM020", '{"title": "标题"⟦,⟧}\n'),
    Case("FM020", '{"tags": ["新闻"⟦,⟧]}\n'),
    Case("FM020", '{"title": "标题"\n⟦"⟧draft": true}\n'),
    # FM021 reserved-character
    yaml("FM021", "title: ⟦%标题⟧"),
    yaml("FM021", "title: ⟦? 标题⟧ # 注"),
    yaml("FM021", "author: ⟦@小明⟧"),
    yaml("FM021", "title: ⟦`cms` 的用法⟧"),
    # FM022 template-syntax
    yaml("FM022", "title: ⟦{{ .Name }}⟧"),
    yaml("FM022", "date: 2025-02-07\ndraft: ⟦{{ .Draft }}⟧"),
    toml("FM022", "date = ⟦{{ .Date }}⟧"),
    Case("FM022", '{"date": ⟦{{ .Date }}⟧}\n'),
    # FM023 bad-escape
    yaml("FM023", 'title: "C:⟦\\q⟧q"'),
    toml("FM023", 'title = "C:⟦\\q⟧q"'),
    Case("FM023", '{"title": "C:⟦\\q⟧q"}\n'),
    # FM024 unknown-alias
    yaml("FM024", "title: ⟦*重要*⟧"),
    yaml("FM024", "tags: [⟦*a⟧]"),
    # FM025 too-many-collections
    Case(
        "FM025",
        "---\na: &a [[1], [2], [3], [4], [5], [6], [7], [8], [9]]\n"
        "b: &b [*a, *a, *a, *a, *a, *a]\n⟦c⟧: [*b, *b, *b]\n---\n",
    ),
    yaml("FM025", f"⟦a⟧: [{'[],' * 101}]"),
    # FM026 conflict-markers
    yaml("FM026", "⟦<<<<<<< HEAD⟧\ntitle: 标题\n=======\ntitle: 题目\n>>>>>>> draft"),
    yaml(
        "FM026",
        "date: 2025-02-07\n⟦<<<<<<< HEAD⟧\ntitle: 标题\n=======\ntitle: 题目\n>>>>>>> draft",
    ),
    toml("FM026", "⟦<<<<<<< HEAD⟧\ntitle = '标题'\n=======\ntitle = '题目'\n>>>>>>> draft"),
    # FM029 unquoted-string
    toml("FM029", "title = ⟦标题⟧"),
    toml("FM029", "draft = ⟦yes⟧"),
    toml("FM029", "draft = ⟦True⟧"),
    toml("FM029", "slug = ⟦null⟧"),
    Case("FM029", '{"title": ⟦标题⟧}\n'),
    Case("FM029", '{"draft": ⟦True⟧}\n'),
    # FM030 bad-number
    toml("FM030", "weight = ⟦012⟧"),
    toml("FM030", "weight = ⟦.5⟧"),
    toml("FM030", "weight = ⟦9223372036854775808⟧"),
    Case("FM030", '{"weight": ⟦012⟧}\n'),
    Case("FM030", '{"weight": ⟦+1⟧}\n'),
    # FM031 wrong-format
    toml("FM031", "⟦title⟧: 标题"),
    toml("FM031", "a = {⟦b⟧: 1}"),
    toml("FM031", "⟦title⟧: 标题\ndate: 2025-02-07"),
    yaml("FM031", "⟦title⟧ = '标题'"),
    yaml("FM031", "⟦title⟧ = '标题'\ndraft = true"),
    yaml("FM031", "⟦title⟧='标题'\ndate: 2025-02-07"),
    # FM032 unquoted-key
    toml("FM032", "⟦标签⟧ = '新闻'"),
    Case("FM032", '{⟦title⟧: "标题"}\n'),
    # FM033 single-quotes
    Case("FM033", "{\"title\": ⟦'标题'⟧}\n"),
    # FM034 foreign-comment
    Case("FM034", '{\n  ⟦// 草稿⟧\n  "title": "标题"\n}\n'),
    Case("FM034", '{"title": "标题" ⟦/* 草稿 */⟧}\n'),
    toml("FM034", "⟦// 草稿⟧\ntitle = '标题'"),
    # FM035 control-character
    Case("FM035", '{"title": "标题⟦\t⟧副标题"}\n'),
    # FM036 bad-date-literal
    toml("FM036", "date = ⟦2025-2-7⟧"),
    toml("FM036", "date = ⟦2025-02-30⟧"),
    toml("FM036", "date = ⟦2025/02/07⟧"),
    # FM037 document-marker
    yaml("FM037", "⟦%YAML 1.2⟧\ntitle: 标题"),
    yaml("FM037", "title: 标题\n⟦...\n正文⟧"),
    # FM038 yaml-syntax
    yaml("FM038", "title: ⟦|标题⟧"),
    yaml("FM038", "title: ⟦>标题⟧"),
    yaml("FM038", "<<: ⟦1⟧\ntitle: 标题"),
    yaml("FM038", "weight: ⟦!!bool 标题⟧"),
    yaml("FM038", "[a]⟦:⟧ b"),
    yaml("FM038", "⟦:⟧ b"),
    # FM039 toml-syntax
    toml("FM039", "weight = 1 ⟦draft⟧ = true"),
    toml("FM039", "⟦=⟧ '标题'"),
    # FM040 json-syntax
    Case("FM040", '{"title": "标题", ⟦=⟧}\n'),
    # FM048 text-after-bracket
    yaml("FM048", "title: ⟦[推荐] 文章⟧"),
    yaml("FM048", "title: ⟦{a: 1} 文章⟧ # 注"),
    yaml("FM048", "date: 2025-02-07\ntitle: ⟦[推荐]文章⟧\ndraft: true"),
    # FM049 misplaced-dash
    yaml("FM049", "tags: ⟦-⟧ 新闻"),
    yaml("FM049", "tags: ⟦-⟧ 新闻\n  - 科技"),
    yaml("FM049", "tags:\n-新闻\n⟦-⟧科技"),
    yaml("FM049", "title: 标题\n⟦-⟧ 新闻"),
    # FM050 missing-value
    toml("FM050", "title =⟦⟧"),
    toml("FM050", "title =⟦⟧\ndraft = true"),
    Case("FM050", '{"title":⟦⟧}\n'),
    # FM051 org-line-too-long
    Case("FM051", f"⟦#+TITLE: {'标' * 30_000}⟧\n\n正文\n"),
    # FM052 dropped-after-dots
    yaml("FM052", "title: 标题\n⟦...⟧\ndate: 2025-02-07"),
    Case("FM052", "---\ntitle: 标题\n⟦...⟧\n注: 正文\n\n---\n\n正文\n"),
    # FM045 missing-equals
    toml("FM045", "⟦title⟧ '标题'"),
    toml("FM045", "⟦draft⟧"),
    # FM005 hidden-front-matter
    Case("FM005", "<!-- 注 -->\n⟦---\ntitle: 标题\n---\n⟧正文\n"),
    Case("FM005", "# 标题\n\n⟦---\ntitle: 标题\n---\n⟧正文\n"),
    Case("FM005", "\u3000⟦---\ntitle: 标题\n---\n⟧正文\n"),
    Case("FM005", "\u200b⟦+++\ntitle = '标题'\n+++\n⟧正文\n"),
    Case("FM005", "⟦——\ntitle: 标题\n——\n⟧正文\n"),
    # FM047 smart-quoted-value
    yaml("FM047", "title: 标题\nthumbnail: ⟦“a.png”⟧"),
    yaml("FM047", "url: ⟦‘/a/’⟧"),
    yaml("FM047", "url: ⟦&a ‘/a/’⟧"),
    yaml("FM047", "tags: [⟦“新闻”⟧]"),
    yaml("FM047", "tags:\n  - ⟦「新闻」⟧"),
    # FM058 smart-quoted-key
    yaml("FM058", "⟦“title”⟧: 标题"),
    # FM062 full-width-colon-in-key
    yaml("FM062", "⟦title：标题⟧: 副"),
    yaml("FM062", "⟦title：⟧: 标题"),
    # FM041 shadowed-key
    yaml("FM041", "⟦title⟧: 标题\nTitle: 题目"),
    yaml("FM041", "Title: 标题\n⟦title⟧: 题目"),
    yaml("FM041", "TITLE: 标题\n⟦Title⟧: 题目"),
    yaml("FM041", "params:\n  ⟦foo⟧: 1\n  Foo: 2"),
    toml("FM041", "⟦title⟧ = '标题'\nTitle = '题目'"),
    Case("FM041", '{⟦"title"⟧: "标题", "title": "题目"}\n'),
    # FM042 early-closing-delimiter
    Case("FM042", "---\ntitle: |\n  上\n⟦---⟧\n  下\ndate: 2025-02-07\n---\n正文\n"),
    Case("FM042", "---\ntitle: 标题\n⟦---⟧\ndate: 2025-02-07\ntags:\n- 新闻\n---\n正文\n"),
    Case("FM042", "---\ntitle: 标题\n---\n\n⟦---⟧\ndate: 2025-02-07\n---\n正文\n"),
    Case("FM042", "+++\ntitle = '标题'\n+++\n\n⟦---⟧\ndate: 2025-02-07\n---\n正文\n"),
    # FM043 conflict-markers-in-body
    Case("FM043", "---\ntitle: 标题\n---\n⟦<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> draft⟧\n"),
    # FM046 invisible-character-in-key
    yaml("FM046", "title: 标题\n⟦\u3000date⟧: 2025-02-07"),
    yaml("FM046", "⟦\u00a0title⟧: 标题"),
    yaml("FM046", "⟦\ufefftitle⟧: 标题"),
    yaml("FM046", "params:\n⟦\u3000\u3000a⟧: 1"),
]

CLEAN = {
    "empty": "",
    "no front matter": "正文\n",
    "empty front matter": "---\n---\n正文\n",
    "empty TOML": "+++\n+++\n正文\n",
    "empty JSON": "{}\n正文\n",
    "blank lines before": "\n \n---\ntitle: 标题\n---\n",
    "byte order mark": "\ufeff---\ntitle: 标题\n---\n",
    "CRLF": "---\r\ntitle: 标题\r\n---\r\n正文\r\n",
    "lone CR": "---\rtitle: 标题\r---\r正文\r",
    "full-width colon in a value": "---\ntitle: 标题：副标题\n---\n",
    "full-width colon in a text": "---\ndescription: |\n  注：第一\n---\n",
    "colon and space in quotes": "---\ntitle: '标题: 副标题'\n---\n",
    "colon without space": "---\ntitle: 12:30\n---\n",
    "URL": "---\nthumbnail: https://e.org/a.png\n---\n",
    "tab after a colon": "---\ntitle:\t标题\n---\n",
    "ideographic space in a value": "---\ntitle: 标\u3000题\n---\n",
    "quotation as title": "---\ntitle: “标题”\n---\n",
    "quotation in a title": "---\ntitle: “标题”解读\n---\n",
    "quotation as description": "---\ndescription: 「说明」\n---\n",
    "one tag that has quotes": "---\ntags: [“双减”, 新闻]\n---\n",
    "tag with meant quotes": '---\ntags: ["“双减”"]\n---\n',
    "smart quotes inside TOML quotes": '+++\ntitle = "“标题”"\n+++\n',
    "straight quotes in full-width ones": '---\ntitle: “他说"你好"”\n---\n',
    "brackets inside quotes": "---\ntitle: '[推荐] 文章'\n---\n",
    "full-width brackets": "---\ntitle: 【推荐】文章\n---\n",
    "list over several lines": "---\ntags: [\n  新闻,\n  科技,\n]\n---\n",
    "uniform indentation": "---\n  title: 标题\n  date: 2025-02-07\n---\n",
    "template in quotes": '---\ntitle: "{{ .Name }}"\n---\n',
    "Windows path in single quotes": "---\nfile: 'C:\\qq'\n---\n",
    "alias of an anchor": "---\na: &a [x]\nb: *a\n---\n",
    "dots below all keys": "---\ntitle: 标题\n...\n# 注\n---\n",
    "dots above all keys": "---\n...\ntitle: 标题\n---\n",
    "ellipsis": "---\ntitle: 标题...\n---\n",
    "list of lists": "---\nrows: [[1, 2], [3, 4]]\n---\n",
    "comments": "---\n# 注\ntitle: 标题 # 注\n---\n",
    "case differs in a list": "---\na:\n- Title: x\n  title: y\n---\n",
    "words and keys that look alike": "---\ntitle: 'Title: title: x'\nmain: {title: y}\n---\n",
    "indented delimiter in a text": "---\ndescription: |\n  上\n  ---\n  下\n---\n",
    "rule in the text": "---\ntitle: 标题\n---\n正文\n\n---\n\n正文\n",
    "heading underlined": "---\ntitle: 标题\n---\nNote: 标题\n---\n",
    "heading that is a capitalised key": "---\ntitle: 标题\n---\nDate: 2025-02-07\n---\n",
    "front matter as an example": "---\ntitle: 标题\n---\n```\n---\ntitle: 例\n---\n```\n",
    "example without front matter above": "正文\n```yaml\n---\ntitle: 例\n---\n```\n",
    "markers in a code block": (
        "---\ntitle: 标题\n---\n```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n```\n"
    ),
    "one marker": "---\ntitle: 标题\n---\n<<<<<<< HEAD\n正文\n",
    "star list without front matter": "* 第一\n* 第二\n",
    "heading without front matter": "# 标题\n",
    "multi-line TOML text": '+++\ntitle = """标题\n副标题"""\n+++\n',
    "TOML array over several lines": "+++\ntags = [\n  '新闻', # 注\n  '科技',\n]\n+++\n",
    "TOML date": "+++\ndate = 2025-02-07T21:31:14+08:00\n+++\n",
    "quoted Chinese key in TOML": "+++\n'标签' = '新闻'\n+++\n",
    "Chinese key in YAML": "---\n标签: 新闻\n---\n",
    "JSON": '{"title": "标题", "tags": ["新闻"], "draft": false}\n正文\n',
    "escapes in JSON": '{"title": "\\u6807\\u9898\\n"}\n',
}
