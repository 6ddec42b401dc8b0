# What is asked of each service, as `wfm-bridge call` takes it: service, operation and request, a line each.
(env.WFM_SITE_ID | tonumber) as $siteId
| (env.WFM_DAY | tonumber) as $start
| {source: 0, scenarioId: 0, siteId: $siteId, start: $start} as $schedule
| {siteId: $siteId, start: $start, end: ($start + 1)} as $day
| ["ConfigService850", "GetSite", {}],
  ["ScheduleService712", "GetAgentState", $schedule + $day + {layout: 0, provideStateInfo: true}],
  ["ScheduleService850", "GetSchAgentDay",
    $schedule + {end: ($start + 7), agentId: (env.WFM_AGENT_IDS | split(" ") | map(tonumber))}],
  ["CalendarService850", "GetTimeOffBalance", {siteId: $siteId, date: ($start + 60)}],
  ["AdherenceService850", "GetAgentAdherence", {siteId: $siteId}],
  # EPerfLevel: the site. EPerfItem: service factor, working agents.
  ["PerformanceService850", "GetPerformance",
    {level: 2, objectId: [$siteId], start: $start, end: ($start + 1), timestepMinutes: 30, item: [3, 5], provideAlerts: true}],
  ["ForecastService850", "GetMasterForecast", $day + {timestepMinutes: 15}]
| "\(.[0]) \(.[1]) \(.[2] | tojson)"
