# The decision as people read it.

render-headline = { $sign } { $outcome ->
        [go] GO
        [hold] HOLD
        [no-go] NO-GO
       *[unknown] UNKNOWN
    } for { $environment }{ $simulated ->
        [yes] {" "}(SIMULATED)
       *[no] {""}
    }
render-outcome = { $outcome ->
        [go] GO
        [hold] HOLD
        [no-go] NO-GO
        [not-applicable] not applicable
       *[unknown] UNKNOWN
    }
render-all-go = Nothing blocks and nobody is awaited.
render-valid-until = As far as is known now, this holds until { $until }.
render-no-gate = No gate looked at this: without a gate there is no GO.
render-count-blocking = { $count ->
        [one] 1 thing blocks.
       *[other] { $count } things block.
    }
render-count-unknown = { $count ->
        [one] 1 thing could not be found out.
       *[other] { $count } things could not be found out.
    }
render-count-awaited = { $count ->
        [one] 1 thing is awaited.
       *[other] { $count } things are awaited.
    }
render-possible-from = Possible from { $from } ({ $zone }){ $rest ->
        [yes] {" "}if the rest is done.
       *[no] .
    }
render-column-gate = gate
render-column-reason = what is wrong
render-column-lift = who lifts it, how
render-more = … and { $count } more: see the full report.
render-cut = The rest was cut because it is too long here: see the full report or the evidence file.
render-policy-differs = { $path } here differs from the one on { $branch }. This was judged by the one on { $branch }.
render-going = { $count ->
        [0] No gate is go{ $others ->
            [0] .
           *[other] , { $others } do not apply.
        }
        [one] 1 gate is go: { $gates }
       *[other] { $count } gates are go: { $gates }
    }
render-policy = Policy { $path } { $where ->
        [commit] at { $sha }
       *[working-tree] of the working tree
    }
render-decided = decided { $local } ({ $utc } UTC)
render-time-zone-data = time zones { $version }
render-full-report = full report
render-evidence = evidence { $digest }
