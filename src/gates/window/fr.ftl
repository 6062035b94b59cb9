# Les mots du contrôle « window ».

window-open = ouverte{ $closing }
    .explain = On peut déployer maintenant : toutes les règles, tous les jours fériés et tous les calendriers ont été regardés, aucun ne ferme la fenêtre, et elle reste ouverte pendant le `lead-time` de la politique.
window-denied = { window-closed }
    .lift = { window-lift }
    .helps = Le temps : le rapport nomme la prochaine ouverture. Plus tôt seulement par qui peut changer la politique, par son `exempt` ou par une urgence.
    .explain = Une règle sous `deny` de la politique ferme la fenêtre maintenant. Ces règles l’emportent sur `allow`. Elle prend fin d’elle-même, ou sur décision de qui peut changer la politique.
window-holiday = { window-closed }
    .lift = { window-lift }
    .helps = Le temps : le rapport nomme la prochaine ouverture. Plus tôt seulement par qui peut changer la politique, par son `exempt` ou par une urgence.
    .explain = C’est un jour férié du pays nommé par `holidays.country`, ou l’un des jours de `holidays.dates`. La fenêtre est fermée toute la journée à son horloge.
window-outside-allow = { window-closed }
    .lift = { window-lift }
    .helps = Le temps : le rapport nomme la prochaine ouverture. Plus tôt seulement par qui peut changer la politique, par son `exempt` ou par une urgence.
    .explain = La politique a une clé `allow` : la fenêtre n’est ouverte que pendant l’une de ces règles, et aucune n’est en cours.
window-lead-time = { window-closed }
    .lift = { window-lift }
    .helps = Le temps : le rapport nomme la prochaine ouverture assez longue. Plus tôt seulement par qui peut changer `lead-time`, par `exempt` ou par une urgence.
    .explain = La fenêtre est ouverte, mais ferme avant la fin du `lead-time` de la politique : il ne reste pas assez de temps pour déployer et surveiller.
window-calendar-unknown = { $reason }
    .lift = { $remedy }
    .helps = Qui s’occupe du calendrier : voir la raison indiquée, et corriger le fichier ou son adresse. Puis relancer.
    .explain = Un calendrier nommé par une règle n’a pas pu être lu en entier : on ne sait pas s’il ferme la fenêtre. Ce qui n’est pas établi n’est jamais pris pour ouvert. Les fichiers de calendrier sont lus au commit de la politique.
window-calendar-unread = { $reason } ; d’autres règles décident ici
    .lift = { $remedy }
    .helps = Qui s’occupe de la politique : réparer le calendrier que le rapport nomme, ou retirer la règle.
    .explain = Une règle sous `allow` de la politique n’a pas pu être établie. Cela ne change rien maintenant, car une autre règle d’`allow` s’applique ou la fenêtre est fermée ; à d’autres moments, elle serait INCONNU.
window-too-many-windows = { $reason }
    .lift = { $remedy }
    .helps = Qui s’occupe de la politique : écrire moins de fenêtres, ou de plus longues ; ce qui commence toutes les quelques minutes se dit mieux en un seul intervalle.
    .explain = Les règles de la fenêtre commencent et finissent si souvent qu’elles ne sont pas établies jusqu’au bout. Ce qui n’est pas établi n’est jamais pris pour ouvert.
window-holidays-ran-out = { $reason }
    .lift = { $remedy }
    .helps = Qui s’occupe du workflow : utiliser une version plus récente de gonogo ; ou nommer les jours sous `holidays.dates` dans la politique.
    .explain = Le programme ne connaît les jours fériés d’un pays que pour certaines années. En dehors, aucun jour n’est pris pour un jour ouvré.
window-exempt = changement { $class } : la fenêtre ne compte pas pour lui{ $has-proof ->
        [yes] {" "}({ $requires } est GO)
       *[no] {""}
    } ; sinon : { $reasons }
    .explain = `exempt` de la politique laisse passer certaines classes de changements, quoi que dise la fenêtre. La classe vient des étiquettes de la pull request ; `exempt.requires` nomme un contrôle, ou une partie d’un contrôle, qui doit être GO.
window-exemption-refused = changement { $class }, mais { $requires } { $known ->
        [yes] n’est pas GO
       *[no] n’est pas établi
    } : la fenêtre compte pour lui
    .lift = Qui répond de { $requires } : le donner ; la fenêtre ne comptera plus pour ce changement.
    .explain = `exempt.requires` de la politique nomme un contrôle, ou une partie d’un contrôle comme un rôle de `sign-off`, qui doit être GO avant qu’un changement parte hors des heures permises. Il ne l’est pas, ou on n’en sait rien.
window-looks-wrong = { $what }
    .lift = Qui peut changer la politique : regarder cette règle.
    .explain = Une règle de la fenêtre ne dit sans doute pas ce que croit son auteur. Cela ne change rien à la décision.

window-closed = { $first }{ $more ->
        [0] {""}
       *[other] {" "}; et aussi { $others }
    }
window-lift = { $opening }{ $exempt ->
        [class] {" "}Les changements qui ont l’étiquette { $classes } en sont exemptés.
        [proof] {" "}Les changements qui ont l’étiquette { $classes } en sont exemptés dès que { $requires } est GO.
       *[none] {""}
    }
window-opening = { $opens ->
        [at] Personne, il suffit d’attendre : ouverture le { $next }.
        [lifted] Qui peut changer la politique : lever la règle { $rule } ; d’ici là, la fenêtre reste fermée.
        [unknown] La prochaine ouverture n’est pas établie : à partir du { $from }, tout n’a pas pu être lu.
       *[never] Qui peut changer la politique : y prévoir une ouverture ; il n’y en a aucune dans les 400 prochains jours.
    }
window-next = { $opens ->
        [at] Ouvre le { $next }.
       *[other] { window-opening }
    }
window-closing = { $closes ->
        [at] {" "}jusqu’au { $at }
        [lead] {" "}jusqu’au { $at } ; avec la marge de { $lead }, un déploiement peut commencer jusqu’au { $last }
        [unknown] , établi jusqu’au { $at }
       *[never] {" "}pour les 400 prochains jours
    }
window-stays-open = Ouverte{ $closing }.
window-member = { $has-member ->
        [yes] { $member } :{" "}
       *[no] {""}
    }
window-reason-rule = { window-member }{ $has-reason ->
        [yes] { $reason } (règle { $rule }{ window-event })
       *[no] règle { $rule }{ window-event }
    }
window-event = { $has-event ->
        [yes] , événement « { $event } »
       *[no] {""}
    }
window-reason-holiday = { window-member }{ $has-name ->
        [yes] { $name-fr }{ $substitute ->
            [yes] {" "}(jour de remplacement)
           *[no] {""}
        }, { $date }
       *[no] jour férié, { $date }
    }
window-reason-outside-allow = { window-member }hors des heures permises
window-reason-lead-time = ferme le { $closes }, avant la fin de la marge de { $lead }
window-ending = { $reason }{ $ends ->
        [at] , jusqu’au { $end }
        [lifted] , jusqu’à ce que quelqu’un la lève
        [beyond] , pendant plus de 400 jours
       *[none] {""}
    }
window-unknown-calendar = { window-member }calendrier de la règle { $rule } : { $reason }
window-unknown-holidays = { window-member }les jours fériés ne sont connus que de { $first } à { $year }
window-unknown-end = { window-member }calendrier de la règle { $rule } : l’événement « { $event } » finit dès qu’il commence, on ne sait donc pas combien de temps il doit durer
window-unknown-windows = { window-member }règle { $rule } : les règles ont trop de fenêtres pour être toutes établies
window-unknown-later = { $reason } ; cela compte à partir du { $from }, avant la fin de la marge de { $lead }
window-unread = { $reason } ; d’autres règles décident ici
window-calendar-missing = { $path } n’existe pas
window-calendar-unreadable = il est illisible : { $kind ->
        [too-large] il compte { $bytes } octets, la limite est de 1 Mio
        [too-much] avec les calendriers qui le précèdent, il dépasse 8 Mio
        [none] ce n’est pas du texte iCalendar
        [cut-off] il s’arrête au milieu
        [structure] la ligne { $line } n’a pas sa place dans un calendrier
        [events] il compte plus de 10 000 événements
        [zone] le fuseau { $value } n’est pas un nom IANA
        [missing] un événement n’a pas de { $property }
        [value] { $property } ne peut pas être { $value }
        [unsupported] { $property } avec { $value } n’est pas compris
        [component] { $value } pourrait fermer la fenêtre et n’est pas compris
        [repeated] un élément a deux fois { $property }
        [two-ends] un événement a à la fois DTEND et DURATION
        [moved-series] un événement à la place d’une seule occurrence (RECURRENCE-ID) a aussi { $property }
        [conflict] des versions de l’événement { $value } diffèrent, et aucune n’est la dernière
       *[instances] ses répétitions, avec celles des autres calendriers, sont trop nombreuses
    }
window-remedy-calendar = Qui tient le calendrier : le corriger, puis relancer.
window-remedy-much = Qui tient les calendriers : en ôter ce qui est passé depuis longtemps, ou en nommer moins, puis relancer.
window-remedy-missing = Qui peut changer la politique : ajouter { $path }, ou corriger ce chemin, qui part de la racine du dépôt.
window-remedy-end = Qui tient le calendrier : donner une fin à l’événement, puis relancer.
window-remedy-windows = Qui peut changer la politique : écrire moins de règles cron, ou des règles qui commencent moins souvent.
window-remedy-holidays = Qui peut changer la politique : prendre un gonogo plus récent, ou nommer les jours sous `holidays.dates`.
window-holidays-from = Jours fériés de { $country } : { $source }, connus de { $first } à { $year }.
window-heading = Calendrier des déploiements
window-event-opens = La fenêtre s’ouvre
window-event-closes = La fenêtre se ferme
window-column-day = jour
window-column-open = ouverte
window-column-rules = fermée par
window-day = { $state ->
        [open] toute la journée
        [closed] fermée
        [unknown] état inconnu
        [never-open] fermée ou état inconnu
       *[hours] { $hours }
    }

window-answer = { $status ->
        [open] OUVERTE
        [closed] FERMÉE
       *[unknown] ÉTAT INCONNU
    } · { $at } ({ $zone })
window-warning = avertissement : { $what }
window-instant = Instant { $utc }, données de fuseaux { $version }
window-title = Fenêtre de déploiement ({ $zone })
window-ics-summary = Pas de déploiement : { $reasons }
window-label-open = ouverte
window-label-closed = fermée
window-label-partly = ouverte en partie
window-label-unknown = état inconnu
window-label-skipped = absente de l’horloge
window-label-all-day = toute la journée

policy-window-invalid-weekday = `{ $text }` n’est pas un jour de la semaine ; écrire `mon`, `tue`, `wed`, `thu`, `fri`, `sat` ou `sun`
policy-window-invalid-time = `{ $text }` n’est pas une heure ; écrire heures et minutes, comme `09:00`, au plus `24:00`
policy-window-invalid-week-moment = `{ $text }` n’est pas un moment de la semaine ; écrire un jour et une heure, comme `fri 12:00`
policy-window-invalid-date = `{ $text }` n’est pas une date ; écrire un jour qui existe, comme `2026-12-18`
policy-window-invalid-moment = `{ $text }` n’est pas un instant ; écrire date et heure, comme `2026-11-26T08:00`, avec un décalage (`+01:00`, `Z`) si ce n’est pas l’heure locale
policy-window-unknown-country = les jours fériés de `{ $text }` ne sont pas connus ; pays connus : { $known }
policy-window-cron-fields = un motif cron a cinq champs (minute, heure, jour, mois, jour de la semaine), et non { $found }
policy-window-cron-field = le champ { $field } du motif cron ne peut pas être `{ $text }`
policy-window-cron-never = `{ $text }` nomme un jour qu’aucune année ne compte
policy-window-invalid-address = `{ $text }` n’est pas l’adresse d’un calendrier ; écrire `https://…`, sans nom d’utilisateur
policy-window-no-zone = aucun fuseau ne dit sur quelle horloge ceci se lit et s’affiche ; donner un `timezone` à la fenêtre (ou à la politique)
policy-window-duplicate-id = l’id `{ $name }` sert une seconde fois ; il en faut un à chaque règle
policy-window-duplicate-id-related = d’abord ici
policy-window-duplicate-member = le nom `{ $name }` sert une seconde fois ; il en faut un à chaque équipe
policy-window-duplicate-member-related = d’abord ici
policy-window-starts-at-end-of-day = `24:00` est la fin d’un jour et ne peut pas être un début ; c’est `00:00` du jour suivant qui est voulu
policy-window-ends-before-it-begins = ceci finit avant ou dès son début
policy-window-lead-time-too-long = on ne regarde pas plus de 400 jours en avant
policy-window-last-minute = une fin à 23:59 laisse de côté la dernière minute du jour ; la fin du jour est `24:00`
policy-window-whole-day = ceci finit à l’heure où il commence, et dure donc 24 heures
policy-window-whole-week = ceci finit au moment où il commence, et dure donc une semaine entière
policy-window-no-end = ceci n’a pas de fin : valable jusqu’à ce que quelqu’un change la politique
policy-window-holidays-run-out = les jours fériés ne sont connus que de { $first } à { $year } ; en dehors de ces années, la décision est INCONNU
policy-window-does-not-exist = le { $date }, l’horloge saute { $time }, où la règle `{ $rule }` commence ou finit
policy-window-exists-twice = le { $date }, l’horloge montre deux fois { $time }, où la règle `{ $rule }` commence ou finit
policy-window-never-matches = la règle `{ $rule }` ne s’applique à aucun moment des 400 prochains jours
policy-window-holidays-past = le dernier de ces jours, { $date }, est passé
policy-window-no-rule = la fenêtre n’a ni règle ni horloge et serait toujours ouverte : nommer un `timezone` et `allow`, `deny` ou `holidays`, ou retirer ce contrôle
policy-window-always-open = la fenêtre n’a aucune règle et est toujours ouverte : nommer `allow`, `deny` ou `holidays`
policy-window-event-without-end = dans le calendrier de la règle `{ $rule }`, l’événement `{ $event }` finit dès qu’il commence : il n’ouvre rien sous `allow`, et sous `deny` le reste de sa journée est INCONNU
policy-window-too-many-windows = la règle `{ $rule }` a, avec celles qui la précèdent, plus de fenêtres qu’on n’en peut établir : la décision est INCONNU
policy-window-many-calendars = la fenêtre a { $found } calendriers qui sont des fichiers ou des adresses ; { $most } au plus sont lus : en réunir plusieurs en un seul
policy-window-never-opens = il n’y a aucune ouverture dans les 400 prochains jours
