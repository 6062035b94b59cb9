# Les mots du contrôle sign-off.

sign-off-given = { $role } donné par { $people }
    .explain = Autant de personnes différentes que la politique en demande ont dit go pour ce rôle et pour ce commit précis.
sign-off-missing = { $role } : { $have } sur { $needed }{ $has-stale ->
        [yes] {" "}({ $stale })
       *[no] {""}
    }
    .lift = { $who } : { $command }
    .helps = Une personne du rôle qui n’a pas fait le changement : commenter avec la ligne que le rapport tient prête, comme `/go qa`.
    .explain = Une personne habilitée pour ce rôle doit encore dire go pour ce commit précis, dans un commentaire d’une ligne. Un push rend caducs les accords précédents, sauf si les fichiers restent identiques.
sign-off-owners-missing = { $role } : aucun propriétaire de { $path } n’a dit go
    .lift = { $who } : { $command }
    .helps = Un propriétaire des fichiers nommés, d’après CODEOWNERS : commenter avec la ligne que le rapport tient prête.
    .explain = Le rôle fait appel aux propriétaires du code, et chaque groupe de propriétaires des fichiers modifiés doit figurer parmi ceux qui ont dit go.
sign-off-veto = veto { $role } de { $who }{ $has-reason ->
        [yes] {" "}: { $reason }
       *[no] {""}
    }
    .lift = { $who }, ou toute personne de { $holders } qui n’a ni veto ni part au changement : { $command }
    .helps = Qui a dit non, ou un autre titulaire du rôle qui n’a pas fait le changement : `/withdraw` avec le nom du rôle.
    .explain = Une personne de ce rôle a dit no-go. Cela vaut pour tous les commits suivants, même si le commentaire est modifié ou supprimé, jusqu’à ce que son auteur ou un autre titulaire du rôle le retire.
sign-off-cannot-be-filled = { $role } ne peut pas être pourvu : { $kind ->
        [user] personne sur GitHub ne s’appelle { $what }
        [team] l’équipe { $what } n’a aucun membre
        [owners] rien de ce qui change n’a de propriétaire dans CODEOWNERS
       *[few] il en faut { $needed }, et { $what } au plus peuvent signer ici
    }
    .lift = Qui peut changer la politique : corriger le rôle { $role } ; les auteurs du changement ne comptent pas.
    .explain = Un rôle sans personne, ou avec trop peu de monde, ne pourrait jamais refuser : c’est un défaut de la politique et non un accord.
sign-off-unknown = { $role } : { $reason }
    .lift = { $remedy }
    .helps = Qui s’occupe du workflow : voir la raison indiquée ; souvent il manque un jeton qui peut lire les équipes (`members-token`). Puis relancer.
    .explain = Impossible d’établir si une personne peut parler pour ce rôle, ou pour quel commit elle a parlé. Ce qui n’est pas connu n’est jamais pris pour un accord.
sign-off-unattributed = { $count ->
        [one] 1 commit vient
       *[other] { $count } commits viennent
    } d’une adresse dont GitHub ne connaît aucun compte ({ $commits }) : l’auteur peut être parmi les signataires
    .lift = L’auteur : ajouter l’adresse à son compte GitHub ou amender le commit ; ou la politique : `exclude: [author]`
    .explain = Qui a écrit un commit n’y donne pas son accord. Si GitHub ne connaît aucun compte de son auteur ou de son committer, personne ne peut dire qui c’est.
sign-off-no-thread = Il n’y a aucune conversation où lire des accords
    .lift = Juger plutôt une pull request ou un tag
    .explain = Les accords sont des commentaires sur une pull request, ou sur l’issue de livraison d’un tag. Un commit seul n’en a pas.
sign-off-issue-opened = L’issue de livraison vient d’être ouverte : les accords s’y donnent
    .lift = Les personnes de chaque rôle : commenter l’issue de livraison
    .explain = Pour un tag, les accords sont des commentaires sur une issue que gonogo ouvre pour ce commit précis. Elle est retrouvée par notre premier statut sur le commit.
sign-off-issue-closed = L’issue de livraison { $issue } est fermée
    .lift = Rouvrir { $issue } pour y donner les accords
    .explain = L’issue où se donnent les accords de ce tag a été fermée avant que tous les rôles soient pourvus.
sign-off-conversation-unknown = { $reason }
    .lift = { $remedy }
    .helps = N’importe qui : relancer quand GitHub répond à nouveau ; ou voir la raison indiquée, comme une permission manquante.
    .explain = Les commentaires, les revues ou ce qui avait été publié n’ont pas pu être lus en entier. Un veto pourrait se trouver dans ce qui manque.
sign-off-condition-unknown = On ne sait rien de { $condition } : les accords prévus pour ce cas sont demandés
    .lift = { $kind ->
        [change] Obtenir ces accords, ou permettre à gonogo de lire ce qui lui manque : { $reason }
        [judged] Obtenir ces accords, ou réparer ce qui empêche d’établir { $condition } : son contrôle dit ce qui manque
       *[absent] Faire juger dans cette politique le contrôle qui établit { $condition }
    }
    .explain = La politique demande plus d’accords sous une condition. Quand on ne sait rien de la condition, elle compte comme remplie.
sign-off-lapses-first = { $what } vaut jusqu’au { $at }, avant que la livraison soit possible ({ $from })
    .lift = La même personne : redire go après le { $at }
    .explain = Le `ttl` de la politique met fin à un accord quelque temps après son commentaire. Celui-ci prend fin avant que tout le reste permette la livraison.
sign-off-emergency = 🚨 Urgence { $incident } : { $people } passent outre à { $gates } jusqu’au { $until } : { $reason }. Suite à donner avant le { $due }.
    .lift = Suite à donner avant le { $due }
    .explain = Assez de personnes du rôle d’urgence ont déclaré le même incident pour ce commit. Les contrôles que nomme la politique comptent comme go jusqu’au terme, et une issue rappelle la suite à donner.
sign-off-emergency-pending = Urgence { $incident } : déclarée par { $people }, il en faut { $needed }
    .lift = Une autre personne du rôle d’urgence, pour le même incident : { $command }
    .explain = Une urgence ne passe outre des contrôles que si assez de personnes différentes de son rôle déclarent le même incident pour ce commit.
sign-off-emergency-unknown = Urgence { $incident } : une déclaration ne peut pas être jugée : { $reason }
    .lift = { $remedy }
    .helps = N’importe qui : voir la raison indiquée, comme une permission manquante, puis relancer.
    .explain = Impossible de savoir si une personne peut déclarer une urgence, ou pour quel commit elle l’a fait. Ce qui n’est pas connu n’écarte rien.
sign-off-follow-up-overdue = La suite à donner { $issue } ({ $title }) est en retard
    .lift = Qui en répond : faire ce que demande { $issue }, puis fermer l’issue
    .explain = Une urgence a passé outre à des contrôles, et ce qu’elle laissait à faire ne l’a pas été à temps. La livraison suivante attend.

# Morceaux de phrases.

sign-off-who-owners = les propriétaires du code
sign-off-who-else = quelqu’un d’autre, que la politique ou CODEOWNERS doit nommer
sign-off-who-permission = toute personne avec la permission { $permission }
sign-off-and-more = { $count } de plus
sign-off-somebody = le compte { $id }
sign-off-uncounted = { $who } { $why }
sign-off-why-spare = a aussi dit go, sans que ce soit nécessaire ici
sign-off-why-expired = a dit go, ce qui a expiré le { $at }
sign-off-why-declared-expired = l’avait déclarée, mais le délai a expiré le { $at }
sign-off-why-edited = a modifié le commentaire ensuite
sign-off-why-unclear = a aussi écrit un no-go ou un retrait qui n’a pas été compris
sign-off-why-maker = { $part ->
        [author] a ouvert la pull request
        [committer] y a fait des commits
       *[last-pusher] a poussé en dernier
    } et ne compte pas
sign-off-why-replaced = a dit autre chose depuis
sign-off-why-lifted = a dit no-go, retiré depuis
sign-off-why-no-veto = ne peut pas opposer de veto pour ce rôle
sign-off-why-nothing = n’avait rien à retirer
sign-off-why-not-eligible = ne peut pas parler pour ce rôle
sign-off-why-unknown = compte peut-être : { $reason }
sign-off-stale-retargeted = { $what ->
        [emergency] l’a déclarée
       *[go] a dit go
    } avant le changement de branche de base
sign-off-stale-other = { $what ->
        [emergency] l’a déclarée
       *[go] a dit go
    } pour { $sha }, un autre commit
sign-off-stale-pushed = { $what ->
        [emergency] l’a déclarée
       *[go] a dit go
    } pour { $sha }, remplacé par un push depuis
sign-off-stale-no-record = { $what ->
        [emergency] l’a déclarée
       *[go] a dit go
    }, et rien ne prouve pour quel commit
sign-off-stale-not-named = { $what ->
        [emergency] l’a déclarée
       *[go] a dit go
    } sans nommer le commit
sign-off-stale-too-short = a nommé le commit par trop peu de chiffres pour prouver lequel
sign-off-stale-not-yet = a nommé le commit avant qu’il soit poussé
sign-off-lapse = Le go de { $who } pour { $role }

sign-off-column-role = rôle
sign-off-column-count = go
sign-off-column-said = qui a dit quoi
sign-off-column-next = à qui le tour
sign-off-count = { $sign } { $have } sur { $needed }
sign-off-nobody = encore personne
sign-off-counted = { $who } pour { $sha }{ $has-until ->
        [yes] {" "}jusqu’au { $until }
       *[no] {""}
    }
sign-off-vetoed = { $who } a dit no-go
sign-off-next = { $who } : { $command }
sign-off-next-nobody = –
sign-off-next-veto = l’auteur du veto, ou une autre personne du rôle sans veto : { $command }

# Sur une page.
sign-off-heading = Accords
sign-off-column-who = qui
sign-off-column-word = a dit
sign-off-column-at = quand
sign-off-column-until = jusqu’à
sign-off-column-commit = pour
sign-off-column-fate = ce qu’il en est
sign-off-role-count = { $have } sur { $needed }{ $required ->
        [no] {" "}(pas attendu)
       *[yes] {""}
    }
sign-off-word = { $word ->
        [go] go
        [no-go] no-go
        [withdrawal] retrait
       *[emergency] urgence
    }
sign-off-fate-counts = compte
sign-off-fate-veto = veto : { $reason }
sign-off-fate-veto-gone = veto dont le commentaire a disparu
sign-off-fate-took-back = est revenu sur sa parole
sign-off-event-said = { $who } : { sign-off-word } pour { $role }{ $counts ->
        [yes] {""}
        [stale] {" "}(pour un autre commit)
        [expired] {" "}(son délai est écoulé)
        [over] {" "}(n’est plus son dernier mot)
       *[no] {" "}(ne compte pas)
    }
sign-off-event-pushed = { $has-who ->
        [yes] { $who } a poussé { $sha }
       *[no] { $sha } a été poussé
    }{ $judged ->
        [yes] , le commit jugé
       *[no] {""}
    }
sign-off-event-ends = Le go de { $who } pour { $role } prend fin
sign-off-event-emergency-ends = L’urgence { $incident } prend fin
sign-off-event-due = La suite à donner à { $incident } arrive à échéance

# Réponses aux commentaires.

sign-off-answer-not-counted = Non compté pour { $role } : l’auteur de ce commentaire { $why }.{ $again ->
        [yes] {" "}Pour dire go sur le commit actuel : { $command }
        [others] {" "}Qui le peut : { $who }
       *[no] {""}
    }
sign-off-answer-compare = Ce qui a changé depuis : { $link }
sign-off-answer-no-role = Non compté : la politique ne donne aucun des rôles { $roles } à ce compte.
sign-off-answer-which-role = Plusieurs rôles sont possibles ({ $roles }) : nommer celui qui est visé, comme dans `/go ROLE`.
sign-off-answer-no-emergency = Non compté comme urgence : l’auteur de ce commentaire { $why }.
sign-off-answer-emergency-off = La politique ne prévoit pas d’urgence : aucun contrôle n’est écarté.
sign-off-answer-status = Où en sont les accords :
sign-off-answer-help = Ce qui est compris, chaque commande sur sa propre ligne : `/go ROLE [@SHA] [-- note]` · `/nogo ROLE raison` · `/withdraw ROLE` · `/emergency INCIDENT raison` · `/gonogo status`, `why [@compte]`, `refresh`, `help`. Rôles ici : { $roles }.
sign-off-answer-nobody = Aucune personne sur GitHub n’a le compte { $who }.
sign-off-answer-not-looked-up = { $who } n’a pas été cherché cette fois : redemander un peu plus tard.
sign-off-answer-cut = Il y en avait davantage, sans réponse ici.
sign-off-about-maker = { $who } { $part ->
        [author] a ouvert la pull request
        [committer] y a fait des commits
       *[last-pusher] a poussé en dernier
    } : son go ne compte pas ici, son no-go compte.
sign-off-about-role = { $role } : { $who } { $may ->
        [yes] peut parler pour ce rôle
        [no] ne peut pas parler pour ce rôle
       *[unknown] peut peut-être parler pour ce rôle (impossible à vérifier)
    }{ $spoke ->
        [counts] , et son dernier mot compte.
        [not] , et son dernier mot ne compte pas : { $who } { $why }.
       *[no] , et n’a { $may ->
            [yes] encore rien dit : { $command }
           *[other] rien dit.
        }
    }
sign-off-slip-role = { $verb } : il n’y a pas de rôle { $given }{ $has-nearest ->
        [yes] {" "}(était-ce { $nearest } ?)
       *[no] {""}
    }. Rôles : { $roles }.
sign-off-slip-several = { $verb } vaut pour un seul rôle : écrire une ligne pour chacun.
sign-off-slip-no-reason = { $verb } demande une raison d’au moins 10 caractères à sa suite.
sign-off-slip-short-reason = { $verb } demande une raison plus longue : au moins { $least } caractères.
sign-off-slip-commit = { $verb } : { $given } n’est pas un commit ; écrire `@` et 7 à 40 de ses chiffres.
sign-off-slip-no-incident = { $verb } demande le nom de l’incident et une raison : `/emergency INC-42 la base est en panne`.
sign-off-slip-incident = { $verb } : { $given } ne peut pas être le nom d’un incident ; lettres, chiffres et `-_./#` le peuvent.
sign-off-slip-ask = { $verb } { $has-given ->
        [yes] ne connaît pas { $given } ; il connaît
       *[no] connaît
    } `status`, `why [@compte]`, `refresh` et `help`.
sign-off-slip-extra = { $verb } : { $given } n’est pas compris, donc rien n’a été compté. Une note se met après `--`.
sign-off-slip-look-alike = { $given } n’a pas été compté : cela ressemble à { $verb } sans l’être, car une lettre ou un signe en est un autre, ou quelque chose y est invisible. Le taper de nouveau, suivi d’une espace.
sign-off-slip-misplaced = { $verb } n’a pas été compté : cette ligne est { $within ->
        [heading] un titre (à cause de la ligne d’en dessous)
        [table] une ligne de tableau
        [html] dans le HTML qui précède
        [footnote] dans une note de bas de page
        [formatting] dans une mise en forme commencée plus haut
        [fence] dans un bloc de code qui n’est pas fermé
        [marked] une ligne qui commence par autre chose (une puce, une mise en forme, un signe invisible, ou plus de trois espaces)
        [doubtful] derrière du HTML dont on ne sait pas où il finit
       *[comment] dans un commentaire qui n’est pas fermé
    }. La mettre dans un paragraphe à part, entre deux lignes vides.
sign-off-slip-many = Seules les { $limit } premières commandes d’un commentaire sont prises.
sign-off-slip-too-large = Ce commentaire est trop grand ou trop imbriqué pour y lire des commandes.

# Fautes de la politique.

policy-sign-off-invalid-role = { $text } ne peut pas être le nom d’un rôle : minuscules, chiffres et tirets, une lettre d’abord
policy-sign-off-invalid-alias = { $text } ne peut pas tenir lieu de commande : 2 à 40 lettres, chiffres et tirets
policy-sign-off-no-roles = il n’y a aucun rôle : personne ne serait consulté
policy-sign-off-nobody = le rôle { $role } n’a personne : lui donner `users`, `teams`, `codeowners` ou `permission`
policy-sign-off-too-few = le rôle { $role } demande { $need } personnes et en a { $have }
policy-sign-off-same-people = les rôles nomment les mêmes personnes, et chacune ne compte que pour un rôle : ils ne pourront jamais être tous pourvus
policy-sign-off-bot = { $login } est un robot ; seules des personnes donnent leur accord
policy-sign-off-unknown-role = il n’y a pas de rôle { $role }
policy-sign-off-no-more = le rôle { $role } en demande autant de toute façon
policy-sign-off-condition = { $text } n’est pas une condition : écrire `change.CLASSE` ({ $classes }) ou une partie d’un contrôle, comme `error-budget.reinforced`
policy-sign-off-emergency-twice = le rôle { $role } figure sous `roles` : ses personnes se nomment là et non ici
policy-sign-off-unknown-gate = il n’y a pas de contrôle { $gate }
policy-sign-off-alias-taken = { $word } est déjà une commande
