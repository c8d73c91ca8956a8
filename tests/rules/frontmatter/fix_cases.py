"""Front matter that Hugo cannot read, and what fixes make of it: the format, before, after."""

SAFE_FIXES = [
    # FM010 full-width-colon
    ("yaml", "title：标题", "title: 标题"),
    ("yaml", "title：\u3000标题：副标题", "title: 标题：副标题"),
    ("yaml", "title ： 标题 # 注", "title : 标题 # 注"),
    ("yaml", "tags：\n  - a", "tags:\n  - a"),
    # FM009 missing-space-after-colon
    ("yaml", "title:标题:副", "title: 标题:副"),
    ("yaml", "tags:[a]\ndraft:false # 注", "tags: [a]\ndraft: false # 注"),
    # FM011 unquoted-colon
    ("yaml", "title: 标题: 副标题 # 注", 'title: "标题: 副标题" # 注'),
    ("yaml", "title: 他说: \"好\" 'x'", "title: '他说: \"好\" ''x'''"),
    ("yaml", "params:\n  a:\n    - b: c: d", 'params:\n  a:\n    - b: "c: d"'),
    # FM021 reserved-character, two of them and one above
    ("yaml", 'author: `x` "y"', "author: '`x` \"y\"'"),
    ("yaml", "title: ? 标题 # 注", 'title: "? 标题" # 注'),
    ("yaml", "list:\n- a: b: c\n- @x", 'list:\n- a: "b: c"\n- "@x"'),
    # FM048 text-after-bracket
    ("yaml", "title: {a: 1} 文章 # 注", 'title: "{a: 1} 文章" # 注'),
    # FM024 unknown-alias
    ("yaml", "title: **重要** 消息", 'title: "**重要** 消息"'),
    ("yaml", "title: &重要 *消息", 'title: "&重要 *消息"'),
    # FM038 yaml-syntax
    ("yaml", "title: >标题", 'title: ">标题"'),
    # FM017 text-after-quote
    ("yaml", 'title: "他说"你好"了" # 注', "title: '他说\"你好\"了' # 注"),
    ("yaml", "title: 'it's \"x\"'", "title: 'it''s \"x\"'"),
    ("yaml", 'title: "The "b" isn\'t"', 'title: "The \\"b\\" isn\'t"'),
    ("yaml", 'title: "a" b', "title: '\"a\" b'"),
    ("toml", 'title = "他说"你好"了"', "title = '他说\"你好\"了'"),
    ("toml", "title = 'it's' # 注", 'title = "it\'s" # 注'),
    ("json", '{"title": "a"b"c", "d": 1}', '{"title": "a\\"b\\"c", "d": 1}'),
    # FM016 unclosed-quote
    ("yaml", 'title: "标题\ndate: "2025-02-07"', 'title: "标题"\ndate: "2025-02-07"'),
    ("yaml", 'title: "标题” # 注', 'title: "标题" # 注'),
    ("yaml", 'title: "“标题”', 'title: "“标题”"'),
    ("toml", "title = '标题’\ndraft = true", "title = '标题'\ndraft = true"),
    # FM019 unbalanced-bracket
    ("yaml", "tags: [a, b,\ndate: 2025-02-07", "tags: [a, b]\ndate: 2025-02-07"),
    ("yaml", "params: {a: 1｝", "params: {a: 1}"),
    ("toml", "tags = ['a', 'b'\ndraft = true", "tags = ['a', 'b']\ndraft = true"),
    # FM023 bad-escape
    ("yaml", 'title: "C:\\qq\\\\w\\q" # "\\q"', 'title: "C:\\\\qq\\\\w\\\\q" # "\\q"'),
    ("toml", 'title = "C:\\qq"', 'title = "C:\\\\qq"'),
    ("json", '{"title": "C:\\qq\\w"}', '{"title": "C:\\\\qq\\\\w"}'),
    # FM018 smart-quotes
    ("toml", "title = ‘标题’ # 注", 'title = "标题" # 注'),
    ("toml", "title = “标题“", 'title = "标题"'),
    ("toml", "tags = [“a”, “b”]", 'tags = ["a", "b"]'),
    ("json", '{“title”: “a”, "x": “y”}', '{"title": "a", "x": "y"}'),
    # FM012 full-width-punctuation
    ("yaml", 'tags: ["a"，"b"、 "c"]', 'tags: ["a","b", "c"]'),
    ("toml", "tags ＝ ［“a”，“b”］", 'tags = ["a","b"]'),
    ("toml", '＃ 注\ntitle： "x"', '# 注\ntitle= "x"'),
    ("toml", 'title\u3000=\u00a0"x"', 'title = "x"'),
    ("json", '{"title"：“标题”，"draft"：true}', '{"title":"标题","draft":true}'),
    # FM020 misplaced-comma
    ("yaml", 'tags: ["a" b]', 'tags: ["a", b]'),
    ("toml", "tags = ['a''b' 'c']", "tags = ['a', 'b', 'c']"),
    ("toml", 'title = "x",', 'title = "x"'),
    ("json", '{"tags": ["a",],\n "d": 1\n "e": 2,}', '{"tags": ["a"],\n "d": 1,\n "e": 2}'),
    # FM029 unquoted-string, FM032 unquoted-key, FM033 single-quotes
    ("toml", "title = 标题 # 注\ndraft = yes", 'title = "标题" # 注\ndraft = true'),
    ("toml", "tags = [新闻, 科技]", 'tags = ["新闻", "科技"]'),
    ("toml", "[标签]\n新 = 1", '["标签"]\n"新" = 1'),
    ("json", "{title: 'x', draft: True, a: None}", '{"title": "x", "draft": true, "a": null}'),
    ("json", '{"date": 2025-02-07}', '{"date": "2025-02-07"}'),
    # FM045 missing-equals
    ("toml", "weight 1\ntags ['a']", "weight = 1\ntags = ['a']"),
    # FM035 control-character
    ("toml", 'title = "a\x01b"', 'title = "ab"'),
    ("json", '{"title": "a\tb\x02"}', '{"title": "a\\tb"}'),
    # FM036 bad-date-literal
    ("toml", "date = 2025/2/7 9:05", "date = 2025-02-07 09:05:00"),
    # FM030 bad-number
    ("toml", "a = .5\nweight = 07", "a = 0.5\nweight = 7"),
    ("json", '{"a": +1}', '{"a": 1}'),
    # FM013 tab-indentation, FM014 ideographic-space, FM015 bad-indentation
    (
        "yaml",
        "params:\n\ta:\n\t\tb: 1\n\tc: 2\nd:\n\t- x",
        "params:\n  a:\n    b: 1\n  c: 2\nd:\n  - x",
    ),
    ("yaml", "tags:\n- a\n\t- b\n# 注\ntitle: x", "tags:\n- a\n- b\n# 注\ntitle: x"),
    ("yaml", "title: a\n\tdate: 2025-02-07", "title: a\ndate: 2025-02-07"),
    ("yaml", "tags:\n\u3000- a\n\u3000- b\nd: 1", "tags:\n  - a\n  - b\nd: 1"),
    ("yaml", "tags:\n    - a\n\u3000\u3000- b", "tags:\n    - a\n    - b"),
    ("toml", "\u3000a = 1\n\u00a0b = 2", "a = 1\nb = 2"),
    (
        "yaml",
        "title: a\n  date: 2025-02-07\n  draft: true",
        "title: a\ndate: 2025-02-07\ndraft: true",
    ),
    ("yaml", "  title: a\nweight: 2", "title: a\nweight: 2"),
    ("yaml", "tags:\n  - a\n - b\nc: 1", "tags:\n  - a\n  - b\nc: 1"),
    # FM049 misplaced-dash
    ("yaml", "x:\n  tags: - a\n    - b", "x:\n  tags:\n    - a\n    - b"),
    ("yaml", "tags:\n-a\n- b\n-c # 注\nd: 1", "tags:\n- a\n- b\n- c # 注\nd: 1"),
    # FM007 duplicate-key
    ("yaml", "tags:\n- a\nd: 1 # 注\ntags: [a]\ne: 2", "tags:\n- a\nd: 1 # 注\ne: 2"),
    ("toml", "a = 'x'\nb = 1\na = \"x\"\n[c]\na = 1", "a = 'x'\nb = 1\n[c]\na = 1"),
    # FM031 wrong-format
    ("yaml", "title = 'a'\ndraft: true", "title: 'a'\ndraft: true"),
    ("toml", "a = 1\ntitle: 标题\ndraft: true", 'a = 1\ntitle = "标题"\ndraft = true'),
    # FM034 foreign-comment
    ("toml", 'title = "x" // 注', 'title = "x" # 注'),
]

WHOLE_FILES = [
    # FM031 wrong-format
    ("+++\ntitle: a\nb: 2\n+++\n正文\n", "---\ntitle: a\nb: 2\n---\n正文\n"),
    ("---\ntitle = 'a'\nb = 2\n---\n正文\n", "+++\ntitle = 'a'\nb = 2\n+++\n正文\n"),
    # FM003 invalid-delimiter
    ("\n--\ntitle: a\n--\n正文\n--\n", "\n---\ntitle: a\n---\n正文\n--\n"),
    ("++\na = 1\n+++\n正文\n", "+++\na = 1\n+++\n正文\n"),
    # FM002 unclosed-front-matter, and what is wrong above
    ("---\ntitle: a\n－－－\n正文\n", "---\ntitle: a\n---\n正文\n"),
    ("---\ntitle: a\n  ---\n\n正文\n", "---\ntitle: a\n---\n\n正文\n"),
    ("+++\na = 1\n---\n正文\n", "+++\na = 1\n+++\n正文\n"),
    ("---\ntitle：a\ntags:[b]\n——\n正文\n", "---\ntitle: a\ntags: [b]\n---\n正文\n"),
    # FM005 hidden-front-matter
    ("\u3000\u200b\n---\ntitle: a\n---\n正文\n", "---\ntitle: a\n---\n正文\n"),
    ("——\ntitle: a\n---\n——\n", "---\ntitle: a\n---\n——\n"),
    ("＋＋＋\na = 1\n＋＋＋\n", "+++\na = 1\n+++\n"),
    # FM004 body-like-front-matter
    ("-1 度\n\n- 二\n", "---\n---\n-1 度\n\n- 二\n"),
    ("{标题}\n", "---\n---\n{标题}\n"),
]

READABLE = [
    # FM047 smart-quoted-value, FM058 smart-quoted-key
    ("yaml", "url: “/a/” # 注\ntags: [“b”, ‘c’]", 'url: "/a/" # 注\ntags: ["b", "c"]'),
    ("yaml", "tags:\n- 「a」\n- 『b』", 'tags:\n- "a"\n- "b"'),
    ("yaml", "“title”: a # 注", "title: a # 注"),
    # FM046 invisible-character-in-key
    ("yaml", "a: 1\n\u00a0weight: 2 # 注", "a: 1\nweight: 2 # 注"),
    ("yaml", "params:\n\u3000a: 1\n\u3000b: 2\nc: 3", "params:\n  a: 1\n  b: 2\nc: 3"),
    # FM054 tab-in-value, FM055 tag-in-value, FM057 folded-list-item
    ("yaml", "title: a\tb \t c # 注", "title: a b c # 注"),
    ("yaml", "title: !a b # 注", 'title: "!a b" # 注'),
    ("yaml", "tags:\n  - a\n      - b\n   - c\nd: 1", "tags:\n  - a\n  - b\n  - c\nd: 1"),
    ("yaml", "tags:\n\u3000- a\n", "tags:\n  - a\n"),
    # FM062 full-width-colon-in-key
    ("yaml", "title：标题: 副\nweight: 2", 'title: "标题: 副"\nweight: 2'),
    ("yaml", "title ： 12:30: 甲", 'title: "12:30: 甲"'),
    ("yaml", "title：标题:", 'title: "标题:"'),
    ("yaml", 'title： "标题: 副" # 注', 'title: "标题: 副" # 注'),
    ("yaml", '"title：": 标题', '"title": 标题'),
    ("json", '{"title：": "标题"}', '{"title": "标题"}'),
    # FM041 shadowed-key
    ("yaml", "params:\n  a: 1\n  A: 1", "params:\n  A: 1"),
    ("toml", "title = 'a'\nTitle = 'a'", "Title = 'a'"),
]

READABLE_LEFT = [
    ("yaml", "“title”: a\ntitle: b"),
    ("yaml", "title: a # 注\nTitle: a"),
    ("yaml", "tags:\n  - a\n    b\n    - c"),
    ("yaml", "title: a\n  - b"),
    ("yaml", "title: 甲\ntitle：乙: 丙"),
    ("yaml", "tags：[a, b]: c"),
    ("yaml", "title：甲: 乙 # 注"),
    ("yaml", "title：甲: '乙'"),
    ("yaml", "params：甲:\n  a: 1"),
    ("json", '{"title：甲": "乙"}'),
    ("json", '{"title": "x",\n"title": "x"}'),
]

WITHDRAWING = [
    ("yaml", "title: a\n\u00a0draft: true", "title: a\ndraft: true"),
    ("yaml", "title: a\n“draft”: true", "title: a\ndraft: true"),
    ("yaml", "title: a\ndraft：: true", "title: a\ndraft: true"),
    ("yaml", "title：甲 draft: true", 'title: "甲 draft: true"'),
]

UNSAFE_FIXES = [
    ("yaml", "params:\n    a: 1\n  b: 2", "params:\n    a: 1\n    b: 2"),
    ("yaml", "params:\n  a: 1\n\tb: 2", "params:\n  a: 1\n  b: 2"),
    ("yaml", "title: 标题\n摘要：文", "title: 标题\n摘要: 文"),
    ("yaml", "title: 标题\ndraft true", "title: 标题\ndraft: true"),
    ("yaml", "a: &x 1\ntitle: *重要*", 'a: &x 1\ntitle: "*重要*"'),
    ("yaml", "title: {{ .Name }}", 'title: "{{ .Name }}"'),
    ("yaml", 'title: "\\alpha \\qq"', 'title: "\\\\alpha \\\\qq"'),
    ("toml", "title = 「标题」", 'title = "标题"'),
    ("toml", "title =\nanswer = yes", 'title = ""\nanswer = true'),
    ("json", '{"a": 1, /* 注 */ "b": 2}', '{"a": 1, "b": 2}'),
]

LEFT = [
    ("yaml", "title: 标题: 副 #入门"),  # a comment or not
    ("yaml", "title: 标题: 副\n  更多: x"),
    ("yaml", "date: 2025-02-07: x"),
    ("yaml", 'tags: "a", "b"'),
    ("yaml", 'date: "2025-02-07" 10:00'),
    ("yaml", 'title: "标题\n  第二行'),
    ("yaml", "title: [推荐"),
    ("yaml", "a: |\n\tx\n\ty"),
    ("yaml", "a:\n\t- b: 1\n\t  c: 2"),
    ("yaml", "title: 标题\n- 新闻"),
    ("yaml", "title: - 新闻"),
    ("yaml", "title: a\ntitle: b"),
    ("yaml", "title: a\ntitle: a # 注"),
    ("toml", "[x]\na = 1\na = 1"),
    ("yaml", "tags: [*a]"),
    ("yaml", "draft: {{ .Draft }}"),
    ("yaml", "title: >标题\n  下文"),
    ("yaml", "<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> c"),
    ("toml", "title = 标题，副标题"),
    ("toml", "title = C#入门"),
    ("toml", "title = C #入门"),
    ("toml", 'title = "标题 # 注'),
    ("toml", "code = 012"),
    ("toml", "date = 02/03/2025"),
    ("toml", "date = 2025-02-30"),
    ("toml", "slug = null"),
    ("toml", "draft"),
    ("json", '{"a": "x,\n "b": "y"}'),
]
