# La décision telle qu’on la lit.

render-headline = { $sign } { $outcome ->
        [go] GO
        [hold] EN ATTENTE
        [no-go] NO-GO
       *[unknown] INCONNU
    } pour { $environment }{ $simulated ->
        [yes] {" "}(SIMULATION)
       *[no] {""}
    }
render-outcome = { $outcome ->
        [go] GO
        [hold] EN ATTENTE
        [no-go] NO-GO
        [not-applicable] sans objet
       *[unknown] INCONNU
    }
render-all-go = Rien ne bloque et personne n’est attendu.
render-valid-until = Pour autant qu’on le sache à présent, cela vaut jusqu’au { $until }.
render-no-gate = Aucun contrôle ne s’est prononcé : sans contrôle, pas de GO.
render-count-blocking = { $count ->
        [one] 1 point bloque.
       *[other] { $count } points bloquent.
    }
render-count-unknown = { $count ->
        [one] 1 point n’a pas pu être établi.
       *[other] { $count } points n’ont pas pu être établis.
    }
render-count-awaited = { $count ->
        [one] 1 point est attendu.
       *[other] { $count } points sont attendus.
    }
render-possible-from = Possible à partir du { $from } ({ $zone }){ $rest ->
        [yes] {" "}si le reste est fait.
       *[no] .
    }
render-told = { $gate } : { $said }
render-between = {" ; "}
render-column-gate = contrôle
render-column-reason = pourquoi
render-column-lift = qui le lève, comment
render-column-what = quoi
render-column-value = valeur
render-more = … et encore { $count } : voir le rapport complet.
render-cut = La suite est trop longue pour tenir ici : voir le rapport complet ou le fichier de preuve.
render-policy-differs = { $path } diffère ici de celui de { $branch }, d’après lequel ceci a été jugé.
render-going = { $count ->
        [0] Aucun contrôle n’est go{ $others ->
            [0] .
           *[other] , { $others } sans objet.
        }
        [one] 1 contrôle est go : { $gates }
       *[other] { $count } contrôles sont go : { $gates }
    }
render-policy = Politique { $path } { $where ->
        [commit] à { $sha }
       *[working-tree] de la copie de travail
    }
render-decided = décidé le { $local } ({ $utc } UTC)
render-time-zone-data = fuseaux horaires { $version }
render-full-report = rapport complet
render-evidence = preuve { $digest }

# La décision dans le texte d’une release.

render-release = Décision : { $headline } · { $sha }
render-release-more = et encore { $count }
render-release-counts = { $why ->
        [emergency] écarté en urgence
       *[warn] compte comme GO : la politique se contente ici d’avertir
    }

# Issues et réponses.

render-reply-to = Pour { $who } :
render-issue-intro = Accords pour livrer { $tag }, à { $sha }, vers { $environment }.
render-issue-how = Pour donner un accord, écrire ici en commentaire la commande de son rôle, sur une ligne à part. Elle ne vaut que pour ce commit : si le tag est déplacé, une autre issue est ouverte.
render-issue-checklist = Liste de contrôle
render-follow-up-title = Suite à donner à { $incident } : une livraison en urgence
render-follow-up = Dans l’urgence { $incident } ({ $reason }), { $people } ont passé outre à { $gates } pour livrer { $sha } vers { $environment }.
    .list = À faire avant le { $due }, puis fermer cette issue ; passé ce jour, tant qu’elle reste ouverte, la livraison suivante attend. Vérifier ce qui a été écarté, rattraper ce qui a été sauté, et noter ce qu’on en retient.

# Le rapport en une page HTML.

html-title = { $outcome } pour { $environment } · { $sha }{ $simulated ->
        [yes] {" "}(SIMULATION)
       *[no] {""}
    }
html-simulated = SIMULATION : décidé pour un autre instant ou avec d’autres faits que les vrais. Rien n’a été livré à cause de cette page.
html-pull-request = Pull request n° { $number } : { $title }
html-merge-group = File de fusion vers { $branch }
html-merge-group-of = File de fusion vers { $branch }, pull request n° { $number } : { $title }
html-tag = Tag { $tag }
html-commit = Un seul commit
html-reasons = Ce qui empêche le GO
html-column-when = quand
html-when-done = dès que c’est fait
html-when-known = dès que c’est établi
html-remarks = À regarder
html-counts-as-go = compte comme GO : la politique se contente ici d’avertir
html-going = Ce qui est GO
html-not-applicable = Ce qui est sans objet
html-details-of = Détails : { $gate }
html-more = { $count ->
        [one] … et 1 autre, omis pour que cette page reste légère : le fichier de preuve contient tout.
       *[other] … et { $count } autres, omis pour que cette page reste légère : le fichier de preuve contient tout.
    }
html-cut = La suite a été omise pour que cette page reste légère : le fichier de preuve contient tout.
html-hours = de 00:00 à 24:00
html-gates = Contrôles
html-nothing = Rien n’a encore été dit.
html-rates = Rythme de dépense (à 1 ×, le budget est tout juste dépensé ; à partir de la limite, c’est trop rapide)
html-rates-over = sur
html-rates-drawn = en image
html-rates-rate = rythme
html-today = aujourd’hui
html-timeline = Chronologie
html-event-opened = { $has-who ->
        [yes] { $who } a ouvert la pull request n° { $number }
       *[no] La pull request n° { $number } a été ouverte
    }
html-event-decided = Décidé : { $outcome }
html-event-possible = Possible à partir d’ici, si rien d’autre que le temps ne s’y oppose
html-event-until = La décision vaut jusqu’ici, pour autant qu’on le sache à présent
html-provenance = D’où cela vient
html-repository = Dépôt
html-subject = Sujet
html-sha = Commit
html-environment = Environnement
html-policy = Politique
html-policy-at = { $path } sur { $branch } à { $sha }
html-policy-commit = { $path } à { $sha }
html-policy-working-tree = { $path } de la copie de travail
html-policy-none = aucune
html-decided = Décidé
html-decided-at = { $local } ({ $zone }), { $utc } UTC
html-zones = Fuseaux horaires
html-valid-until = Valable jusqu’au
html-evidence = Preuve
html-no-evidence = aucun fichier
html-version = Écrit par
html-run = Exécution du workflow
render-alone = { $sign } { $outcome ->
        [go] GO
        [hold] EN ATTENTE
        [no-go] NO-GO
        [unknown] INCONNU
       *[not-applicable] non jugé
    } · { $gate }
