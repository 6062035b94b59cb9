# Ce que prouvent les preuves enregistrées.

proof-verdict = { $verdict ->
        [holds] { $count ->
            [one] La preuve tient.
           *[other] Les { $count } preuves tiennent.
        }
        [broken] { $count ->
            [one] La preuve ne tient pas.
           *[other] Les { $count } preuves ne tiennent pas ensemble.
        }
       *[unknown] { $count ->
            [one] On ne peut pas dire si la preuve tient.
           *[other] On ne peut pas dire si les { $count } preuves tiennent.
        }
    }
proof-record = { $subject } · { $commit } · { $decision } pour { $environment } · { $at } UTC · { $file }

# Une preuve seule.
evidence-altered = Altérée : son empreinte ne correspond pas à son contenu, ou une clé y figure deux fois ; rien n’y est donc crédible
    .lift = Retrouver le fichier tel qu’il a été écrit, par exemple l’artefact de l’exécution.
    .explain = Une preuve porte une empreinte de tout ce qu’elle contient. Qui change un caractère, mais pas l’empreinte, se trahit ainsi.
evidence-rewritten = Le contenu correspond à l’empreinte, mais le fichier n’est pas tel qu’il a été écrit
    .lift = Vérifier le fichier lui-même, et non une copie réécrite par un autre programme.
    .explain = gonogo n’écrit une preuve que d’une façon. D’autres espaces ou un autre ordre sont peut-être sans conséquence, mais une déclaration porte sur les octets mêmes.
evidence-simulated = SIMULATION : un instant ou un fait a été supposé, rien n’a donc été décidé
    .lift = Donner la preuve d’une vraie décision.
    .explain = La preuve de `gonogo check --dry-run --at` dit ce qui aurait été décidé. Elle ne prouve rien d’une version publiée.
evidence-time-zones = Dit avoir été décidé avec les données de fuseaux horaires { $recorded }, mais cette version de gonogo a { $now }
    .lift = Vérifier avec le programme même qui a décidé ; ou retrouver le fichier tel qu’il a été écrit.
    .explain = Une version de gonogo apporte ses données de fuseaux horaires, et une preuve les nomme. Un autre nom sous la même version vient d’une autre compilation, ou quelqu’un l’a modifié. Pour les preuves d’autres versions, personne ne peut dire ici quelles étaient leurs données.
evidence-replay-same = Décidé de nouveau : la même décision.
evidence-replay-reworded = Décidé de nouveau : même issue, mêmes constats. gonogo { $then } a décidé ; gonogo { $now } le dit autrement
    .lift = Vérifier avec la version qui a décidé.
    .explain = Une autre version de gonogo a peut-être d’autres mots ; ou quelqu’un a altéré ceux de la preuve. Seule la version qui a décidé peut le dire.
evidence-replay-other = gonogo { $then } a enregistré { $recorded } ; gonogo { $now } décide { $decided }, ou pour d’autres raisons
    .lift = Vérifier avec la version qui a décidé.
    .explain = Une autre version de gonogo peut juger autrement. Seule celle qui a décidé peut dire si ce qui est enregistré l’a été d’après cette preuve.
evidence-replay-differs = { $recorded } est enregistré, mais cette preuve donne { $decided }, ou d’autres raisons
    .lift = Retrouver le fichier tel qu’il a été écrit : celui-ci a été altéré, puis doté d’une nouvelle empreinte.
    .explain = La même version de gonogo décide de même d’après la même preuve, à l’octet près. Sinon, la preuve a été inventée ou altérée par quelqu’un qui a recalculé l’empreinte.
evidence-digest-known = Son empreinte est bien celle qui a été donnée.
evidence-digest-absent = Aucun des fichiers n’a l’empreinte { $digest }
    .lift = Donner le fichier qui l’a ; s’il a été donné, il a été remplacé.
    .explain = Une empreinte connue d’ailleurs, par exemple du statut du commit, de la release ou d’une déclaration signée, doit être celle de l’un des fichiers.

# Les liens.
evidence-no-link = Elle n’est pas celle d’un tag : elle se suffit.
evidence-not-released = Elle n’a rien laissé partir, aucune preuve ne la suit donc.
evidence-link = Suit { $before }, dont la preuve est { $file }{ $given ->
        [yes] {" "}(d’après qui a lancé l’exécution et donné ce fichier ; GitHub ne l’a pas dit)
       *[no] {""}
    }.
evidence-begins = { $why ->
        [first-release] La première version : { $beside ->
            [passed-over] celles d’avant ont été laissées de côté, faute de GO, ou parce qu’elles ne sont pas dans son historique.
            [stable] aucune version stable ne la précède.
           *[none] aucune ne la précède.
        }
       *[nothing-decided] La première décision : rien n’avait été décidé sur { $before }.
    }
evidence-begins-known = La chaîne commence ici : l’empreinte de cette preuve est connue.
evidence-begins-again = { $why ->
        [first-release] Dit être celle de la première version
       *[nothing-decided] Dit que rien n’avait été décidé sur { $before }
    }, mais { $file } est la preuve d’une version antérieure, { $older }
    .lift = Voir si { $older } appartient à une autre branche de l’historique ; sinon, l’une des deux n’est pas authentique.
    .explain = Une chaîne commence une fois. Un second début est peut-être une lignée à part, par exemple après un changement de préfixe des tags ; ou bien quelqu’un a laissé de côté ce qui précédait.
evidence-absent = Suit { $before }, dont la preuve n’est pas parmi les fichiers : { $digest }
    .lift = Donner aussi ce fichier ; ou, si l’empreinte de cette preuve-ci est connue d’ailleurs, la donner avec `--digest`.
    .explain = Chaque preuve d’une version publiée nomme la précédente. Sans celle-ci, personne ne peut dire si elle est restée ce qu’elle était.
evidence-missing = { $lack }
    .lift = Chercher l’empreinte de cette preuve là où elle a été publiée ou signée, et la donner avec `--digest` : la chaîne commence alors ici.
    .explain = Au moment de la décision, la preuve de la version précédente n’a pas été trouvée, et la preuve dit pourquoi. Rien n’a été deviné.
evidence-unlinked = Ne dit pas ce qui la précède
    .lift = Chercher l’empreinte de cette preuve là où elle a été publiée ou signée, et la donner avec `--digest` : la chaîne commence alors ici.
    .explain = La preuve d’un tag nomme celle de la version précédente, ou dit pourquoi elle ne le fait pas. Celle-ci ne fait ni l’un ni l’autre : elle ne vient pas d’une exécution qui tient une chaîne.
evidence-replaced = Suit { $before }, mais en nomme une autre preuve que celle parmi les fichiers : { $digest }
    .lift = Retrouver la preuve nommée. Celle-ci a été mise à sa place ; ou bien { $before } a été décidé de nouveau, et la preuve qui comptait n’est pas ici.
    .explain = Une preuve nomme par son empreinte celle-là même qui la précède. Si une autre preuve de la même version est montrée, ce n’est pas celle qui existait quand la suivante a été décidée.
evidence-link-elsewhere = Nomme { $file } comme preuve précédente, qui est d’un autre dépôt ou d’un autre environnement
    .lift = L’une des deux n’est pas authentique : les retrouver telles qu’elles ont été écrites.
    .explain = Une chaîne est d’un seul dépôt et d’un seul environnement.
evidence-link-not-go = Nomme { $file } comme preuve précédente, qui n’a rien laissé partir
    .lift = L’une des deux n’est pas authentique : les retrouver telles qu’elles ont été écrites.
    .explain = Seule une version publiée est suivie d’une autre, et une version publiée est un tag qui a eu son GO.
evidence-link-other-commit = Nomme { $file } comme preuve précédente, qui est d’un autre commit que celui qu’elle dit
    .lift = L’une des deux n’est pas authentique : les retrouver telles qu’elles ont été écrites.
    .explain = Une preuve nomme la version précédente par son tag, son commit et son empreinte. Ce doivent être ceux d’une même preuve.
evidence-link-later = Nomme { $file } comme preuve précédente, qui a été décidée plus tard
    .lift = L’une des deux n’est pas authentique : les retrouver telles qu’elles ont été écrites.
    .explain = Ce qui précède a été décidé avant.
evidence-link-other-tag = Dit suivre { $claimed }, mais en nomme comme preuve { $file }, qui est de { $before }
    .lift = Retrouver la preuve de { $claimed }. Si les deux tags sont sur un même commit, son statut nomme celle qui a été décidée en dernier.
    .explain = Une preuve nomme la version précédente par son tag, son commit et son empreinte. Ce doivent être ceux d’une même preuve : le GO d’un autre tag n’est pas le sien, même sur le même commit.
evidence-link-stray = Nomme une preuve précédente, alors qu’elle n’est pas d’un tag
    .lift = Retrouver le fichier tel qu’il a été écrit : gonogo n’y met aucun lien.
    .explain = Seuls les tags ont une chaîne. Un lien dans la preuve d’une pull request ou d’un commit ne répond de rien.
evidence-passed-go = Dit que { $other } n’avait pas de GO alors, mais { $file } en est un GO antérieur
    .lift = Voir si { $other } a été refusée entre-temps ; sinon, l’une des deux n’est pas authentique.
    .explain = Une version est laissée de côté si elle n’a pas eu de GO, ou n’est pas dans l’historique. Le GO a peut-être été retiré depuis ; ou bien quelqu’un l’a passé sous silence.
evidence-mixed = De { $repository } pour { $environment }, alors que les autres sont de { $other-repository } pour { $other-environment }
    .lift = Vérifier chaque dépôt et chaque environnement à part.
    .explain = Une chaîne est d’un seul dépôt et d’un seul environnement. Un fichier d’ailleurs peut y prendre la place d’un fichier manquant.
evidence-twice = La même preuve que { $file }.
evidence-again = Décidé de nouveau : { $file } est un autre GO du même commit.
evidence-fork = Suit la même preuve que { $other } ({ $file }), et rien ne dit pourquoi
    .lift = Voir laquelle des deux a été publiée : l’autre a été mise à côté de la chaîne.
    .explain = Deux versions suivent la même si l’une est un rétroportage, plus basse et faite plus tard ; si l’une est une préversion ; ou si la plus tardive a vu l’autre et ne l’avait pas dans son historique. Ce n’est pas le cas ici.
evidence-fork-explained = Suit la même preuve que { $other } ({ $file }) : { $why ->
        [passed-over] { $other } a été vue, et n’était pas dans son historique
        [pre-release] l’une des deux est une préversion
       *[backport] c’est une version plus basse faite plus tard
    }.
evidence-loose = Aucun autre fichier ne répond de son empreinte, { $digest }. { $place ->
        [status] La prendre dans le statut { $context } de { $commit }, qui se termine par elle, ou dans une déclaration signée
       *[comment] La prendre dans une déclaration signée ; le commentaire en montre le début
    }, et donner par `--digest` ce qui s’y trouve.

# Déclarations.
evidence-statement = La déclaration porte sur { $file }, et dit ce qui s’y trouve. Qui l’a signée, seul l’outil de signature le dit.
evidence-statement-type = La déclaration ne porte pas sur une décision de gonogo
    .lift = Donner celle que `gonogo check --statement` a écrite, ou sa version signée.
    .explain = Une déclaration dit de quel type elle est, et sur quoi porte son prédicat : `urn:gonogo:decision:1`.
evidence-statement-file = La déclaration ne porte sur aucun de ces fichiers
    .lift = Donner le fichier de preuve pour lequel elle a été faite, à l’octet près.
    .explain = Une déclaration nomme le fichier de preuve par le SHA-256 de ses octets, et aucun des fichiers ne l’a.
evidence-statement-subject = La déclaration porte sur { $file }, mais pas sur son commit, ou sur autre chose encore
    .lift = Ne pas s’y fier pour ce qu’elle nomme d’autre.
    .explain = Une déclaration de gonogo porte sur un fichier de preuve et sur le commit jugé, dans son dépôt. À celle-ci, il manque le commit, ou elle nomme encore autre chose.
evidence-statement-predicate = La déclaration porte sur { $file }, mais ne dit pas ce qui s’y trouve
    .lift = Ne croire ni l’une ni l’autre avant de savoir qui l’a écrite.
    .explain = Ce qu’une déclaration dit d’une décision découle de la preuve. Ici, elle dit autre chose.
