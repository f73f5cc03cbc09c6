# Texts of the bot in English. Every key is also in de.ftl and ru.ftl, with the same variables.

answer-as-of = As of { $date }
answer-sources = { $count ->
    [one] Source:
   *[other] Sources:
}
button-sources = Sources
button-none-of-these = None of these
button-more = More questions
button-earlier = Earlier
button-later = Later

suggest = I’m not sure I understood you. Did you mean …
none-of-these = Sorry about that. Ask it in other words, or look at a topic:
decline-empty = I found no question in that. Try, for example: “Who are the members?”
decline-out-of-scope = I don’t know that. I only answer questions about the { $subject }, and only what is documented.
decline-topics = I can tell you something about:
decline-related = This may help:
note-foreign-language = I cannot answer in that language yet, so this is in English:
note-question-cut = I considered only the first { $count } characters of that:
note-maybe-missing = A further answer may not have arrived. If it is missing here, please ask again.
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
timeline-title = { $subject }: timeline
timeline-page = page { $page } of { $pages }
timeline-none = I have no events for that. My timeline runs from { $first } to { $last }; try /timeline { $last }.
map-title = { $subject } on the map
map-party = Parties to the treaty
map-member = Members
map-frozen = Member, participation frozen
map-former = No longer taking part
map-observer = Observers in the Parliamentary Assembly
map-disputed = Disputed areas
map-documented = last documented: { $date }
map-borders = Today’s borders as in Natural Earth; the map takes no position on disputed areas such as Crimea, Abkhazia, South Ossetia, Nagorno-Karabakh or Kosovo.
map-none = I have no map for that. There is one for each year from { $first } to { $last }, for example /map { $first }; without a year /map shows the latest documented state.
members-question = Is { $country } a member?
state-party = Party to the treaty
state-member = Member
state-frozen = Member with frozen participation
state-left = Not taking part
state-observer = Observer in the Parliamentary Assembly, not a member
state-never = Never a member
state-since = since { $from }
state-period = { $from } to { $to }
state-capital = Capital
state-population = Population
state-estimate = about { $value } (estimate for { $year })
state-area = Area
square-kilometres = km²
state-forces = Armed forces
state-in-year = { $value } (as of { $year })
state-chair = Chair
state-base = Base of another country
state-base-of = { $name } ({ $owner }), { $place }; agreement until { $until }
state-as-of = As of { $membership } (membership) and { $figures } (figures)
ask-empty = What would you like to know? Type the question after the command, for example: /ask Who are the members?
language-current = I answer in { $language }. Choose a language, or let me follow the language of each question:
language-set = From now on I answer in { $language }.
language-auto = From now on I answer in the language of each question.
language-unknown = I don’t speak that language. You can choose:
about = I answer questions about one subject: { $subject }. I know { $facts ->
    [one] one checked entry
   *[other] { $facts } checked entries
} from { $sources ->
    [one] one source
   *[other] { $sources } sources
}, as of { $date }. What I don’t know I don’t make up.
help-intro = Ask me in your own words, in German, English or Russian. My subject: { $subject }. Typos are fine.
help-description = – { $description }
help-examples = Examples: “Who are the members?” · “What does Article 4 say?” · and then simply: “And Armenia?”
command-unknown = I don’t know that command. /help lists them all.
command-unknown-near = I don’t know that command. Did you mean { $near }?
command-ask = ask a question
command-members = the member states
command-article = what an article of the treaty says
command-map = members and former ones on a map, today or in a year
command-timeline = events on a timeline, all or those of some years
command-topics = what I know about
command-fact = an entry picked at random
command-sources = the sources of the last answer
command-language = choose the language of the answers
command-about = who I am and how much I know
command-help = this overview
command-start = greeting with examples
command-privacy = what is stored and for how long
command-mydata = see everything stored about you
command-forgetme = delete everything stored about you
command-settings = settings of this group or server
option-ask-question = the question, in your own words
option-ask-private = show the answer to you alone
option-members-country = a country at a glance
option-article-number = number of the article
option-map-year = a year; the map shows the end of it
option-timeline-from = first year
option-timeline-to = last year
option-topics-topic = a topic
option-language-language = a language or “auto”

welcome = Hello! I answer questions about the { $subject }: briefly, with source and date. What I don’t know I don’t make up.
welcome-examples = Ask in your own words, or start with one of these:
button-language-auto = as asked
thanks-good = Thank you!
thanks-bad = Thank you. The editors will look at this answer.
limit-person = That was a lot of questions at once. I’ll answer you again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
limit-chat = A great many questions are coming in here. I’ll carry on in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
apology = Something went wrong on my side, sorry. Please try again. If that doesn’t help, give the operator this number: { $reference }
private-only = I show that to you alone. Please send me the command in a private chat.
managers-only = Only administrators can change that here.
not-yours = Only the person who gave the command can decide that.

privacy-intro = What I store:
privacy-language = Your choice of language (/language), with your account’s id, until you delete it.
privacy-quiz = From quizzes and daily questions: the name you show, your answers, points and runs of right answers, with your account’s id, until you delete them. People in other chats see your name and points, too, when they use /leaderboard everywhere.
privacy-practice = From practice: when you answered which question and when it is due again, with your account’s id, until you delete it.
privacy-chats = The settings of groups and servers. When I am removed I delete them, after 30 days at the latest.
privacy-questions = Questions I could not answer, and ratings of answers: without anything about the person, and for 90 days at most. They show the editors what is missing.
privacy-recent = Your last question stays in working memory for ten minutes, so that I understand follow-ups. I store no other messages.
privacy-rights = /mydata shows you everything stored about you, /forgetme deletes it.
mydata-file = This file holds everything that is stored about you.
mydata-nothing = Nothing is stored about you.
forget-ask = Shall I delete everything that is stored about you? This cannot be undone.
button-forget = Yes, delete everything
button-keep = No, keep it
forget-done = Everything that was stored about you has been deleted.
forget-kept = All right, everything stays as it is.

command-practice = practise what you got wrong, and new questions
practice-due = { $count ->
    [one] Practice · one question to repeat
   *[other] Practice · { $count } questions to repeat
}
practice-new = Practice · a new question
practice-right = ✅ Right: { $answer }
practice-wrong = ❌ Not “{ $chosen }”. The right answer: { $answer }
practice-again = This question comes back { $when }.
practice-later = You know all my questions for now. The next one is due { $when }.
practice-none = I have no questions to practise.
button-practice-next = Next question
button-more-about = More about this
button-report = Report this question
question-reported = Thank you. The editors will look at this question.

command-quiz = a quiz for everyone in this chat
command-quiz-start = start a quiz in this chat
command-quiz-stop = end the quiz
command-quiz-skip = skip the question
command-quiz-pause = pause the quiz
command-quiz-resume = resume the quiz
option-quiz-start-questions = number of questions, 5 to 30; otherwise 10
option-quiz-start-seconds = seconds for each question, 10 to 60; otherwise 20
option-quiz-start-topic = questions on one topic only
option-quiz-start-difficulty = only easy, medium or hard questions
quiz-start = Quiz: { $questions ->
    [one] one question
   *[other] { $questions } questions
}, { $seconds } seconds each
quiz-topic = Topic: { $topic }
quiz-difficulty = Difficulty: { $difficulty }
quiz-rules = Everyone has the full time. Your first answer counts; you cannot change it.
quiz-rules-solo = Your first answer counts; you cannot change it.
quiz-rules-points = A right answer brings { $least } to { $most } points, the more the faster you are; twice as many for a ★★ question and three times for a ★★★ one. From { $streak } right answers in a row on you get { $bonus } points more for each.
quiz-language = Language of the questions: { $language } (to change it: { $command })
quiz-soon = The first question comes in a moment …
quiz-question = Question { $number } of { $all }
quiz-seconds = { $seconds } s
quiz-were-right = Right:
quiz-right = You were right, in { $seconds } s.
quiz-wrong = That was not right.
quiz-nobody-right = Nobody was right.
quiz-nobody-answered = Nobody answered.
quiz-skipped = Skipped; no points for this question.
quiz-others = { $count ->
    [one] and one other
   *[other] and { $count } others
}
quiz-final = Final standings
quiz-podium = Quiz: { $subject }
picture-unnamed = (see the text)
quiz-standings = Standings
quiz-points = { $points ->
    [one] one point
   *[other] { $points } points
}
quiz-gained = { quiz-points }, { $right } right
quiz-no-points = Nobody has any points.
quiz-ending-finished = The quiz is over.
quiz-ending-stopped = The quiz was stopped.
quiz-ending-unanswered = Three questions in a row without an answer: I end the quiz here.
quiz-ending-paused-too-long = The quiz was paused for too long, so I end it.
quiz-ending-broken = I cannot go on with this quiz because of a fault on my side, sorry. What you have gained so far counts.
quiz-ending-gone = The quiz is over.
quiz-rank = You are in place { $rank } of { $all }: { $gained }.
quiz-rank-none = You have no points in this quiz yet.
quiz-answered = Your answer: { $answer }
quiz-already-answered = Your first answer counts: { $answer }
quiz-too-late = Too late: this question is over.
quiz-is-paused = The quiz is paused; answer when it goes on.
quiz-paused = The quiz is paused. It goes on with the button or with /quiz resume.
quiz-resumed = The quiz goes on.
quiz-none = There is no quiz running here. /quiz start begins one.
quiz-running = A quiz is running here already (question { $number } of { $all }). /quiz stop ends it.
quiz-forbidden = Quizzes are switched off here. Administrators can allow them with /settings.
quiz-questions-range = A quiz has { $least } to { $most } questions, for example /quiz start { $least }.
quiz-seconds-range = There can be { $least } to { $most } seconds for each question, for example /quiz start 10 { $most }s.
quiz-topic-unknown = I don’t know that topic. /topics lists them; without a topic I ask about everything.
quiz-no-questions = I have no questions like that. Try another difficulty or topic.
quiz-not-allowed = Only the person who started the quiz, administrators, or more than half of those who answered lately can do that.
quiz-vote = { $control ->
    [stop] End the quiz?
    [skip] Skip the question?
    [pause] Pause the quiz?
   *[resume] Go on with the quiz?
} In favour: { $votes } of the { $needed } votes needed; others join in with /quiz { $control }.
quiz-pointless = { $control ->
    [skip] There is no open question to skip.
    [pause] The quiz is paused or over already.
    [resume] The quiz is not paused.
   *[stop] The quiz is over already.
}
button-quiz-stop = End the quiz
button-quiz-resume = Go on
button-quiz-rank = My place

command-quiz-daily = a question every day: 18:00, a time zone, weekdays; or “off”
option-quiz-daily-time = when, for example 18:00; “off” ends it
option-quiz-daily-zone = time zone, for example Europe/Berlin
option-quiz-daily-weekdays = days, for example mon-fr; otherwise every day
daily-set = Daily question: { $days }, next on { $when } ({ $zone }).
daily-every-day = every day
daily-rules = Everyone’s first answer counts; the solution comes the next day. A right answer brings 100 points for each ★. /quiz daily with a time, a time zone and days changes it, /quiz daily off ends it.
daily-none = There is no daily question here. Administrators set one like this: /quiz daily 18:00 Europe/Berlin mon-fri
daily-off = There will be no more daily questions here.
daily-wrong-time = I don’t understand the time “{ $typed }”. Write it like this: /quiz daily 18:00
daily-wrong-zone = I don’t know the time zone “{ $typed }”. Examples: Europe/Berlin, Asia/Almaty, UTC
daily-wrong-weekdays = I don’t understand the days “{ $typed }”. Examples: mon-fri · sat,sun · weekdays
daily-question = Daily question
daily-result = The last daily question:
daily-share = Right answers: { $right } of { $all }.
daily-streaks = 🔥 Right in a row:
daily-answered = Your answer: { $answer }. The solution comes the next day.
daily-stopped = Nobody has answered a daily question for seven days, so I stop asking. /quiz daily 18:00 begins again.

command-leaderboard = who has the most points
option-leaderboard-period = since when: today, 7 days, 30 days or all
option-leaderboard-scope = points of this group, or from everywhere
leaderboard-title = { $period ->
    [today] Today’s points
    [week] Points of the last 7 days
    [month] Points of the last 30 days
   *[all] All-time points
} { $scope ->
    [group] in this group
   *[everywhere] in all chats
}
leaderboard-empty = Nobody has any points yet. /quiz start begins a quiz.
leaderboard-own = You are in place { $rank } of { $all }: { $gained }.
leaderboard-own-none = You have no points here yet.
leaderboard-unknown = I don’t understand “{ $typed }”. Examples: /leaderboard today · /leaderboard 7 days everywhere

command-answer = your answer, in a quiz in which answers are typed
option-answer-answer = the answer, in any of my languages
option-quiz-start-mode = answer with buttons, by typing, or in polls
quiz-rules-typed = Type the answer: as a reply to the question or with /answer. Any of my languages will do, and small slips are forgiven.
quiz-no-polls = There are no quiz polls on this platform, so you answer with buttons.
quiz-type-hint = Reply to this message with the answer, or use /answer.
quiz-typed = Your answer is in. The solution comes when the time is up.
quiz-already-typed = You have answered already; the first answer counts.
quiz-close = Close! Try again.
quiz-not-typed = In this quiz answers are not typed; use the buttons or the poll under the question.
quiz-type-label = Your answer
button-quiz-type = Type the answer

settings = Settings for everyone here
settings-language = Language of public answers: { $language }
settings-language-auto = that of each question
settings-quizzes = Quizzes: { $allowed ->
    [yes] allowed
   *[no] not allowed
}
button-quizzes-allow = Allow quizzes
button-quizzes-forbid = Forbid quizzes
settings-saved = Saved.
settings-only-groups = Settings are for groups and servers. Choose your own language with /language.

console-welcome = { $subject }
console-hint = Ask in German, English or Russian. /help lists the commands, a number picks from a list, Ctrl-D ends.
console-no-choice = There is no { $number } to choose right now.
console-bye = Goodbye.

bot-name = ovks-bot
bot-description = I answer questions about the { $subject } in English, German and Russian: briefly, with source and date. Typos are fine. What I don’t know I don’t make up.
bot-short-description = Short, sourced answers about the { $subject }
discord-no-permission = I cannot write in that channel. Somebody who manages the server can give me the permissions “View Channel”, “Send Messages” and “Embed Links” there; /ask works in any case.
