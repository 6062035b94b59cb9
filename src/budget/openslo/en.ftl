# What is wrong with a file of OpenSLO.

openslo-yaml = Line { $line }: { $reason }
openslo-yaml-extra = Line { $line }: anchors, aliases, tags and merge keys are not read; write the values out
openslo-too-large = The file is larger than is read, or nested too deeply: split it up, { $limit } KiB and 32 levels at most
openslo-no-slo = There is no SLO in the file: it needs a document with `kind: SLO` and `apiVersion: openslo/v1`
openslo-several-slos = There are several SLOs in the file: say which is meant{ $named ->
        [yes] : { $names }
       *[no] , and give each a name in its `metadata`
    }
openslo-slo-not-found = There is no SLO { $name } in the file{ $named ->
        [yes] ; there are: { $names }
       *[no] ; none has a name in its `metadata`
    }
openslo-same-name = { $name } is there twice: give one of the two another name
openslo-version = The version { $found } is not read: write the file as `openslo/v1`
openslo-missing = The key { $key } is missing below line { $line }
openslo-shape = The value of { $key } has another shape than OpenSLO foresees (line { $line })
openslo-several-objectives = The SLO has several objectives: say which is meant{ $named ->
        [yes] : { $names }
       *[no] , and give each a `displayName`
    }
openslo-objective-not-found = The SLO has no objective { $name }{ $named ->
        [yes] ; it has: { $names }
       *[no] ; none has a `displayName`
    }
openslo-composite = Composite SLOs, whose objectives have an indicator each, are not read: write an SLO for each indicator
openslo-threshold = Thresholds (`thresholdMetric`) leave no budget that can be counted: write the indicator as a `ratioMetric`
openslo-several-windows = The SLO has several time windows: write an SLO for each
openslo-window-unsaid = It is not said whether the time window rolls: write `isRolling: true`, or `isRolling: false` with `calendar`
openslo-window-both = The time window cannot roll and follow the calendar: write `isRolling: false`, or remove `calendar`
openslo-duration = { $found } is no duration for { $key }: write a number with a unit. A rolling window and a slice count in `m`, `h`, `d` or `w`, a calendar in `d`, `w`, `M`, `Q` or `Y`
openslo-start-time = { $found } is no start of a calendar: write it as `2026-01-01 00:00:00`, without a zone
openslo-zone = There is no time zone { $found }: write its IANA name, such as `Europe/Paris`
openslo-method = There is no method { $found }: write `Occurrences` or `Timeslices` as `budgetingMethod`
openslo-ratio-timeslices = `RatioTimeslices` averages ratios, and no budget follows from that: write `Occurrences` or `Timeslices`
openslo-number = { $found } is no decimal number for { $key }: write digits with a point, such as `99.9`
openslo-range = { $key } cannot be { $found }: `target` is less than 1, `targetPercent` less than 100, and `timeSliceTarget` more than 0 and at most 1
openslo-share = { $found } as `targetPercent` looks like a share: write a percentage such as `99.9`, or the share as `target`
openslo-targets-differ = `target` says { $target } % and `targetPercent` { $percent } %: keep one of the two
openslo-good-and-bad = The indicator counts both `good` and `bad` events: keep one of the two beside `total`
openslo-ratio = The `ratioMetric` is incomplete, or says two things: it needs `total` with `good` or `bad`, or `raw` alone
openslo-no-counter = With `counter: false` the queries are no counters, and how much happened in the window does not follow from them: query counters, and write `counter: true`
openslo-raw-type = There is no `rawType` { $found }: write `success` or `failure`
openslo-source = Figures from { $found } are not read by OpenSLO: the source has to be of the type `Prometheus`
openslo-source-unsaid = It is not said where the figures come from: write `type: Prometheus` in `metricSource`
openslo-source-not-found = The source { $name } is not in the file: add its `DataSource`, or write `type: Prometheus` beside the reference
openslo-sources-differ = The queries of the indicator go to different sources: let them refer to one
openslo-indicator-not-found = The indicator { $name } is not in the file: add its document with `kind: SLI`
openslo-indicator-twice = The SLO has both `indicator` and `indicatorRef`: keep one of the two
