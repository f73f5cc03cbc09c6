# Texts of the bot in English. Every key is also in de.ftl and ru.ftl, with the same variables.

answer-as-of = As of { $date }
answer-sources = { $count ->
    [one] Source:
   *[other] Sources:
}
button-sources = Sources
button-none-of-these = None of these
button-more = More questions

suggest = I am not sure I understood that. Did you mean …
none-of-these = Sorry about that. Ask it in other words, or look at a topic:
decline-empty = I found no question in that. Try, for example: “Who are the members?”
decline-out-of-scope = I don’t know that. My subject is the { $subject }; I answer nothing else, and about it only what is documented.
decline-topics = I can tell you something about:
decline-related = This may help:
note-foreign-language = I cannot answer in that language yet, so this is in English:
gone = This entry no longer exists. Please ask the question again.

sources-of = Sources for: { $question }
sources-all = My answers rest on { $count } sources; those of an answer are listed below it.
source-undated = undated
reliability-official = official
reliability-wire = news agency
reliability-encyclopedia = reference work
reliability-press = press
reliability-analysis = analysis

topics = I know something about these topics:
topic-unknown = I don’t have that topic. You can choose from:
topic-title = { $title } ({ $page }/{ $pages })
article-unknown = I don’t know that article. I can tell you about articles { $numbers }, for example with /article 4.
timeline-year = Events of { $year }
timeline-latest = { $count ->
    [one] The latest event
   *[other] The latest { $count } events
}
timeline-none = I have no events for that. My timeline runs from { $first } to { $last }; try /timeline { $last }.
ask-empty = What would you like to know? Type the question after the command, for example: /ask Who are the members?
language-current = I answer in { $language }. You can choose: { $choices }. With /language auto I follow the language of each question.
language-set = From now on I answer in { $language }.
language-auto = From now on I answer in the language of each question.
language-unknown = I don’t speak that language. You can choose: { $choices }.
about = I answer questions about one subject: { $subject }. I know { $facts ->
    [one] one checked entry
   *[other] { $facts } checked entries
} from { $sources ->
    [one] one source
   *[other] { $sources } sources
}, as of { $date }. What I don’t know I don’t make up.
help-intro = Ask me in your own words, in German, English or Russian. My subject: { $subject }. Typos are fine.
help-examples = Examples: “Who are the members?” · “What does Article 4 say?” · and then simply: “And Armenia?”
command-unknown = I don’t know that command. /help lists them all.
command-unknown-near = I don’t know that command. Did you mean { $near }?
command-ask = ask a question
command-members = the member states
command-article = what an article of the treaty says
command-timeline = events, the latest or those of a year
command-topics = what I know about
command-fact = an entry picked at random
command-sources = the sources of the last answer
command-language = choose the language of the answers
command-about = who I am and how much I know
command-help = this overview

console-welcome = { $subject }
console-hint = Ask in German, English or Russian. /help lists the commands, a number picks from a list, Ctrl-D ends.
console-no-choice = There is no { $number } to choose right now.
console-bye = Goodbye.
