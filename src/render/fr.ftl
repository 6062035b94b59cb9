# La décision telle qu'on la lit.

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
render-all-go = Rien ne bloque et personne n'est attendu.
render-valid-until = Pour autant qu'on le sache, valable jusqu'au { $until }.
render-no-gate = Aucun contrôle n'a regardé : sans contrôle, pas de GO.
render-count-blocking = { $count ->
        [one] 1 point bloque.
       *[other] { $count } points bloquent.
    }
render-count-unknown = { $count ->
        [one] 1 point n'a pas pu être établi.
       *[other] { $count } points n'ont pas pu être établis.
    }
render-count-awaited = { $count ->
        [one] 1 point est attendu.
       *[other] { $count } points sont attendus.
    }
render-possible-from = Possible à partir du { $from } ({ $zone }){ $rest ->
        [yes] {" "}si le reste est fait.
       *[no] .
    }
render-column-gate = contrôle
render-column-reason = ce qui ne va pas
render-column-lift = qui le lève, comment
render-more = … et encore { $count } : voir le rapport complet.
render-cut = La suite est trop longue pour tenir ici : voir le rapport complet ou le fichier de preuve.
render-policy-differs = { $path } diffère ici de celui de { $branch }. C'est celui de { $branch } qui a servi.
render-going = { $count ->
        [0] Aucun contrôle n'est go{ $others ->
            [0] .
           *[other] , { $others } sans objet.
        }
        [one] 1 contrôle est go : { $gates }
       *[other] { $count } contrôles sont go : { $gates }
    }
render-policy = Politique { $path } { $where ->
        [commit] à { $sha }
       *[working-tree] de la copie de travail
    }
render-decided = décidé le { $local } ({ $utc } UTC)
render-time-zone-data = fuseaux horaires { $version }
render-full-report = rapport complet
render-evidence = preuve { $digest }
