# Тексты бота на русском языке. Каждый ключ есть и в de.ftl, и в en.ftl, с теми же переменными.

answer-as-of = По состоянию на { $date }
answer-sources = { $count ->
    [1] Источник:
   *[other] Источники:
}
button-sources = Источники
button-none-of-these = Ничего из этого
button-more = Другие вопросы
button-earlier = Раньше
button-later = Позже

suggest = Я не уверен, что понял вопрос. Возможно, вы имели в виду…
none-of-these = Жаль. Спросите другими словами или выберите тему:
decline-empty = Я не нашёл здесь вопроса. Спросите, например: «Кто входит в организацию?»
decline-out-of-scope = Этого я не знаю. Моя тема — { $subject }; на другое я не отвечаю, а о ней говорю только то, что подтверждено источниками.
decline-topics = Могу рассказать вот о чём:
decline-related = Возможно, поможет это:
note-foreign-language = На этом языке я пока не отвечаю, поэтому отвечу по-русски:
note-question-cut = Я учёл только первые { $count } знаков:
note-maybe-missing = Возможно, ещё один ответ не дошёл. Если его здесь нет, спросите, пожалуйста, ещё раз.
gone = Этой записи больше нет. Задайте, пожалуйста, вопрос ещё раз.

sources-of = Источники к вопросу: { $question }
sources-all = { $count ->
    [one] Мои ответы опираются на { $count } источник
    [few] Мои ответы опираются на { $count } источника
   *[other] Мои ответы опираются на { $count } источников
}; источники каждого ответа указаны под ним.
source-undated = без даты
reliability-official = официальный источник
reliability-wire = информационное агентство
reliability-encyclopedia = справочное издание
reliability-press = пресса
reliability-analysis = аналитика

topics = Я кое-что знаю на такие темы:
topic-unknown = Такой темы у меня нет. Можно выбрать:
topic-title = { $title } ({ $page }/{ $pages })
article-unknown = Такой статьи я не знаю. Могу рассказать о статьях { $numbers }, например командой /article 4.
timeline-title = { $subject }: хронология
timeline-page = страница { $page } из { $pages }
timeline-none = Таких событий у меня нет. Хронология охватывает годы с { $first } по { $last }; попробуйте /timeline { $last }.
map-title = { $subject } на карте
map-party = Участники договора
map-member = Члены организации
map-frozen = Член организации, участие заморожено
map-former = Больше не участвуют
map-observer = Наблюдатели при Парламентской ассамблее
map-disputed = Спорные территории
map-documented = последнее подтверждение: { $date }
map-borders = Современные границы по данным Natural Earth; по спорным территориям, таким как Крым, Абхазия, Южная Осетия, Нагорный Карабах и Косово, карта не занимает никакой позиции.
map-none = Такой карты у меня нет. Карты есть за каждый год с { $first } по { $last }, например /map { $first }; без года /map показывает последнее подтверждённое состояние.
members-question = Входит ли { $country } в организацию?
state-party = Участник договора
state-member = Член организации
state-frozen = Член организации, участие заморожено
state-left = Не участвует
state-observer = Наблюдатель при Парламентской ассамблее, не член организации
state-never = Членства никогда не было
state-since = с { $from }
state-period = { $from } — { $to }
state-capital = Столица
state-population = Население
state-estimate = около { $value } (оценка на { $year } год)
state-area = Площадь
square-kilometres = км²
state-forces = Вооружённые силы
state-in-year = { $value } (на { $year } год)
state-chair = Председательство
state-base = База другой страны
state-base-of = { $name } ({ $owner }), { $place }; соглашение до { $until } года
state-as-of = По состоянию на { $membership } (членство) и { $figures } (цифры)
ask-empty = Что вы хотите узнать? Напишите вопрос после команды, например: /ask Кто входит в организацию?
language-current = Язык ответов: { $language }. Выберите язык — или я буду отвечать на языке вопроса:
language-set = Теперь язык ответов — { $language }.
language-auto = Теперь я отвечаю на языке вопроса.
language-unknown = Этого языка я не знаю. Можно выбрать:
about = Я отвечаю на вопросы на одну тему: { $subject }. В моей базе { $facts ->
    [one] { $facts } проверенная запись
    [few] { $facts } проверенные записи
   *[other] { $facts } проверенных записей
} из { $sources ->
    [one] { $sources } источника
   *[other] { $sources } источников
}, по состоянию на { $date }. Чего не знаю, того не выдумываю.
help-intro = Спрашивайте своими словами — по-немецки, по-английски или по-русски. Моя тема: { $subject }. Опечатки не мешают.
help-description = — { $description }
help-examples = Примеры: «Кто входит в организацию?» · «Что говорит статья 4?» · а потом просто: «А Армения?»
command-unknown = Такой команды я не знаю. Все команды покажет /help.
command-unknown-near = Такой команды я не знаю. Возможно, вы имели в виду { $near }?
command-ask = задать вопрос
command-members = государства-члены
command-article = о чём говорит статья договора
command-map = карта членов и бывших участников: сегодня или в выбранном году
command-timeline = события на шкале времени: все или за несколько лет
command-topics = о чём я могу рассказать
command-fact = случайная запись
command-sources = источники последнего ответа
command-language = выбрать язык ответов
command-about = кто я и сколько знаю
command-help = этот список
command-start = приветствие с примерами
command-privacy = что хранится и как долго
command-mydata = посмотреть всё, что о вас хранится
command-forgetme = удалить всё, что о вас хранится
command-settings = настройки этой группы или сервера
option-ask-question = вопрос своими словами
option-ask-private = показать ответ только вам
option-members-country = страна: коротко о главном
option-article-number = номер статьи
option-map-year = год; карта показывает его конец
option-timeline-from = первый год
option-timeline-to = последний год
option-topics-topic = тема
option-language-language = язык или «auto»

welcome = Здравствуйте! Я отвечаю на вопросы на тему «{ $subject }»: коротко, с источником и датой. Чего не знаю, того не выдумываю.
welcome-examples = Спрашивайте своими словами или начните с одного из этих вопросов:
button-language-auto = как в вопросе
thanks-good = Спасибо!
thanks-bad = Спасибо. Редакция проверит этот ответ.
limit-person = Слишком много вопросов сразу. Снова отвечу вам через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
}.
limit-chat = Здесь сейчас очень много вопросов. Продолжу через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
}.
apology = Что-то пошло не так, извините. Попробуйте ещё раз. Если не поможет, сообщите владельцу бота этот номер: { $reference }
private-only = Это я показываю только вам. Пришлите, пожалуйста, эту команду в личный чат.
managers-only = Менять это здесь могут только администраторы.
not-yours = Решить это может только тот, кто вызвал команду.

privacy-intro = Что я храню:
privacy-language = Выбранный вами язык (/language) вместе с вашим идентификатором — пока вы его не удалите.
privacy-quiz = Из викторин и вопросов дня: ваше отображаемое имя, ответы, очки и серии верных ответов вместе с вашим идентификатором — пока вы их не удалите. Имя и очки видны и в других чатах, если там набрать «/рейтинг везде».
privacy-practice = Из тренировок: когда вы ответили на какой вопрос и когда его повторить, вместе с вашим идентификатором — пока вы это не удалите.
privacy-chats = Настройки групп и серверов. Если меня оттуда удалят, я их сотру — не позднее чем через 30 дней.
privacy-questions = Вопросы, на которые я не смог ответить, и оценки ответов: без данных о человеке и не дольше 90 дней. По ним редакция видит, чего не хватает.
privacy-recent = Ваш последний вопрос остаётся в оперативной памяти на десять минут, чтобы я понимал уточнения. Другие сообщения я не сохраняю.
privacy-rights = /mydata покажет всё, что о вас хранится, /forgetme это удалит.
mydata-file = В этом файле всё, что о вас хранится.
mydata-nothing = О вас ничего не хранится.
forget-ask = Удалить всё, что о вас хранится? Отменить это будет нельзя.
button-forget = Да, удалить всё
button-keep = Нет, оставить
forget-done = Всё, что о вас хранилось, удалено.
forget-kept = Хорошо, всё остаётся как есть.

command-practice = повторить то, в чём вы ошиблись, и новые вопросы
practice-due = { $count ->
    [one] Тренировка · { $count } вопрос на повторение
    [few] Тренировка · { $count } вопроса на повторение
   *[other] Тренировка · { $count } вопросов на повторение
}
practice-new = Тренировка · новый вопрос
practice-right = ✅ Верно: { $answer }
practice-wrong = ❌ Не «{ $chosen }». Правильный ответ: { $answer }
practice-again = Этот вопрос вернётся { $when }.
practice-later = Пока вы знаете все мои вопросы. Следующий нужно повторить { $when }.
practice-none = У меня нет вопросов для тренировки.
button-practice-next = Следующий вопрос
button-more-about = Подробнее об этом
button-report = Сообщить об ошибке
question-reported = Спасибо. Редакция проверит этот вопрос.

command-quiz = викторина для всех в этом чате
command-quiz-start = начать викторину в этом чате
command-quiz-stop = закончить викторину
command-quiz-skip = пропустить вопрос
command-quiz-pause = приостановить викторину
command-quiz-resume = продолжить викторину
option-quiz-start-questions = число вопросов, от 5 до 30; иначе 10
option-quiz-start-seconds = секунд на вопрос, от 10 до 60; иначе 20
option-quiz-start-topic = вопросы только по одной теме
option-quiz-start-difficulty = только лёгкие, средние или сложные вопросы
quiz-start = Викторина: { $questions ->
    [one] { $questions } вопрос
    [few] { $questions } вопроса
   *[other] { $questions } вопросов
}, на каждый — { $seconds } с
quiz-topic = Тема: { $topic }
quiz-difficulty = Вопросы: { $difficulty }
quiz-rules = У каждого полное время на ответ. Засчитывается первый ответ, изменить его нельзя.
quiz-rules-solo = Засчитывается первый ответ, изменить его нельзя.
quiz-rules-points = Верный ответ приносит от { $least } до { $most } очков: чем быстрее, тем больше; за вопрос ★★ — вдвое, за ★★★ — втрое больше. Начиная с { $streak } верных ответов подряд за каждый даётся ещё { $bonus } очков.
quiz-language = Язык вопросов: { $language } (изменить: { $command })
quiz-soon = Сейчас будет первый вопрос…
quiz-question = Вопрос { $number } из { $all }
quiz-seconds = { $seconds } с
quiz-were-right = Верно ответили:
quiz-right = Верно, за { $seconds } с.
quiz-wrong = Неверно.
quiz-nobody-right = Верно не ответил никто.
quiz-nobody-answered = Никто не ответил.
quiz-skipped = Вопрос пропущен, очков за него нет.
quiz-others = { $count ->
    [one] и ещё { $count } человек
    [few] и ещё { $count } человека
   *[other] и ещё { $count } человек
}
quiz-final = Итог
quiz-podium = Викторина: { $subject }
picture-unnamed = (см. текст)
quiz-standings = Положение
quiz-points = { $points ->
    [one] { $points } очко
    [few] { $points } очка
   *[other] { $points } очков
}
quiz-gained = { quiz-points }, { $right ->
    [one] { $right } верный ответ
    [few] { $right } верных ответа
   *[other] { $right } верных ответов
}
quiz-no-points = Очков ни у кого нет.
quiz-ending-finished = Викторина окончена.
quiz-ending-stopped = Викторину остановили.
quiz-ending-unanswered = Три вопроса подряд остались без ответа, поэтому я заканчиваю викторину.
quiz-ending-paused-too-long = Викторина стояла слишком долго, поэтому я её заканчиваю.
quiz-ending-broken = Из-за ошибки с моей стороны викторину, к сожалению, нельзя продолжить. Набранные очки засчитаны.
quiz-ending-gone = Викторина окончена.
quiz-rank = Ваше место — { $rank } из { $all }: { $gained }.
quiz-rank-none = У вас пока нет очков в этой викторине.
quiz-answered = Ваш ответ: { $answer }
quiz-already-answered = Засчитан ваш первый ответ: { $answer }
quiz-too-late = Поздно: этот вопрос уже закрыт.
quiz-is-paused = Викторина приостановлена; ответьте, когда она продолжится.
quiz-paused = Викторина приостановлена. Продолжить можно кнопкой или командой /quiz resume.
quiz-resumed = Викторина продолжается.
quiz-none = Здесь сейчас нет викторины. Начать её: /quiz start.
quiz-running = Здесь уже идёт викторина (вопрос { $number } из { $all }). Закончить её: /quiz stop.
quiz-forbidden = Викторины здесь отключены. Администраторы могут разрешить их в /settings.
quiz-questions-range = В викторине от { $least } до { $most } вопросов, например /quiz start { $least }.
quiz-seconds-range = На вопрос можно дать от { $least } до { $most } секунд, например /quiz start 10 { $most }s.
quiz-topic-unknown = Такой темы я не знаю. Список — /topics; без темы я спрашиваю обо всём.
quiz-no-questions = Таких вопросов у меня нет. Попробуйте другую сложность или тему.
quiz-not-allowed = Это могут только начавший викторину, администраторы или больше половины тех, кто отвечал на последние вопросы.
quiz-vote = { $control ->
    [stop] Закончить викторину?
    [skip] Пропустить вопрос?
    [pause] Приостановить викторину?
   *[resume] Продолжить викторину?
} Голосов «за»: { $votes } из { $needed } нужных; остальные могут поддержать командой /quiz { $control }.
quiz-pointless = { $control ->
    [skip] Сейчас нет открытого вопроса.
    [pause] Викторина уже приостановлена или окончена.
    [resume] Викторина не приостановлена.
   *[stop] Викторина уже окончена.
}
button-quiz-stop = Закончить
button-quiz-resume = Продолжить
button-quiz-rank = Моё место

command-quiz-daily = вопрос каждый день: 18:00, часовой пояс, дни недели; или «выкл»
option-quiz-daily-time = когда, например 18:00; «выкл» — отключить
option-quiz-daily-zone = часовой пояс, например Europe/Moscow
option-quiz-daily-weekdays = дни, например пн-пт; иначе каждый день
daily-set = Вопрос дня: { $days }, следующий — { $when } ({ $zone }).
daily-every-day = каждый день
daily-rules = У каждого засчитывается первый ответ; правильный я назову на следующий день. Верный ответ приносит 100 очков за каждую ★. /quiz daily с временем, часовым поясом и днями меняет расписание, /quiz daily выкл отключает вопросы.
daily-none = Здесь нет вопроса дня. Администраторы могут включить его так: /quiz daily 18:00 Europe/Moscow пн-пт
daily-off = Вопросов дня здесь больше не будет.
daily-wrong-time = Не понимаю время «{ $typed }». Напишите, например: /quiz daily 18:00
daily-wrong-zone = Не знаю часового пояса «{ $typed }». Примеры: Europe/Moscow, Asia/Almaty, UTC
daily-wrong-weekdays = Не понимаю дни «{ $typed }». Примеры: пн-пт · сб,вс · будни
daily-question = Вопрос дня
daily-result = Прошлый вопрос дня:
daily-share = Верных ответов: { $right } из { $all }.
daily-streaks = 🔥 Верно подряд:
daily-answered = Ваш ответ: { $answer }. Правильный назову на следующий день.
daily-stopped = На вопросы дня семь дней никто не отвечал, поэтому я больше их не задаю. Возобновить: /quiz daily 18:00

command-leaderboard = у кого больше всего очков
option-leaderboard-period = за какое время: сегодня, 7 дней, 30 дней или всё
option-leaderboard-scope = очки этой группы или отовсюду
leaderboard-title = { $period ->
    [today] Очки за сегодня
    [week] Очки за последние 7 дней
    [month] Очки за последние 30 дней
   *[all] Очки за всё время
} { $scope ->
    [group] в этой группе
   *[everywhere] во всех чатах
}
leaderboard-empty = Очков пока ни у кого нет. /quiz start — начать викторину.
leaderboard-own = Ваше место — { $rank } из { $all }: { $gained }.
leaderboard-own-none = У вас здесь пока нет очков.
leaderboard-unknown = Не понимаю «{ $typed }». Примеры: /рейтинг сегодня · /рейтинг 7 дней везде

command-answer = ваш ответ в викторине, где отвечают текстом
option-answer-answer = ответ на любом из моих языков
option-quiz-start-mode = отвечать кнопками, текстом или в опросах
quiz-rules-typed = Ответ нужно напечатать: ответом на сообщение с вопросом или командой /answer. Подойдёт любой из моих языков, мелкие опечатки не страшны.
quiz-no-polls = На этой платформе нет викторин-опросов, поэтому отвечайте кнопками.
quiz-type-hint = Ответьте на это сообщение или используйте /answer.
quiz-typed = Ваш ответ принят. Правильный назову, когда время выйдет.
quiz-already-typed = Вы уже ответили; засчитан первый ответ.
quiz-close = Почти! Попробуйте ещё раз.
quiz-not-typed = В этой викторине не отвечают текстом; выберите ответ кнопкой или в опросе.
quiz-type-label = Ваш ответ
button-quiz-type = Напечатать ответ

settings = Настройки для всех участников
settings-language = Язык ответов для всех: { $language }
settings-language-auto = как в вопросе
settings-quizzes = Викторины: { $allowed ->
    [yes] разрешены
   *[no] запрещены
}
button-quizzes-allow = Разрешить викторины
button-quizzes-forbid = Запретить викторины
settings-saved = Сохранено.
settings-only-groups = Настройки есть в группах и на серверах. Свой язык можно выбрать командой /language.

console-welcome = { $subject }
console-hint = Спрашивайте по-русски, по-немецки или по-английски. /help покажет команды, число выбирает из списка, Ctrl-D завершает работу.
console-no-choice = Варианта { $number } сейчас нет.
console-bye = До свидания.

bot-name = ovks-bot
bot-description = Отвечаю на вопросы по теме «{ $subject }» на русском, немецком и английском: коротко, с источником и датой. Опечатки не мешают. Чего не знаю, того не выдумываю.
bot-short-description = Краткие ответы с источниками: { $subject }
discord-no-permission = В этом канале мне нельзя писать. Администратор сервера может дать мне права «Просматривать канал», «Отправлять сообщения» и «Встраивать ссылки»; команда /ask работает в любом случае.
