<?php
/** From the locator through every service and out again, with PHP's SoapClient. A notice is a failure. */

declare(strict_types=1);

error_reporting(E_ALL);
ini_set('display_errors', 'stderr');
set_error_handler(static function (int $level, string $message): never {
    throw new ErrorException($message, 0, $level);
});

const APP_NAME = 'WFMServer';
/** EPerfLevel: the site. EPerfItem: service factor, working agents. */
const SITE_LEVEL = 2;
const PERFORMANCE_ITEMS = [3, 5];

function variable(string $name): string
{
    $value = getenv($name);
    return $value === false ? throw new RuntimeException("$name is not set") : $value;
}

/** The service of a WSDL, called at the given address. */
function service(string $name, string $url, string $token): SoapClient
{
    return new SoapClient(variable('WFM_ORIGIN') . "/?Handler=$name&wsdl", [
        'location' => $url,
        'cache_wsdl' => WSDL_CACHE_NONE,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
        'stream_context' => stream_context_create(['http' => ['header' => "Authorization: Bearer $token"]]),
        'trace' => true,
    ]);
}

function minutes(float $oleDate): int
{
    return (int) floor($oleDate * 1440 + 0.5);
}

function thousandths(float $value): ?int
{
    return is_nan($value) ? null : (int) floor($value * 1000 + 0.5);
}

$userId = (int) variable('WFM_USER_ID');
$site = (int) variable('WFM_SITE_ID');
$day = (int) variable('WFM_DAY');
$agents = array_map('intval', explode(' ', variable('WFM_AGENT_IDS')));

/** How a service is read: the operation, its request, its array, and a row of what is in that. */
$reads = [
    'ConfigService850' => ['GetSite', [
        'filter' => ['wmBUIdNSizeIs' => 0, 'wmSiteIdNSizeIs' => 0],
        'sortMode' => ['sortMode' => 1, 'ascending' => true],
        'details' => ['infoType' => 0],
    ], 'objectArray', static fn(object $site): array => [
        $site->wmSiteId,
        $site->wmName,
        $site->wmComments ?? null,
        (string) $site->timestamp,
    ]],
    'ScheduleService712' => ['GetAgentState', [
        'source' => 0,
        'scenarioId' => 0,
        'siteId' => $site,
        'start' => $day,
        'end' => $day + 1,
        'layout' => 0,
        'provideStateInfo' => true,
    ], 'schAgentState', static fn(object $state, object $holder): array => [
        $state->gswAgentId,
        $state->wmStateType,
        $state->wmStateId,
        nameOf($state, $holder->schStateInfo),
        minutes($state->wmStartDateTime),
        minutes($state->wmEndDateTime),
        $state->wmFullDay,
        $state->wmPaid,
    ]],
    'ScheduleService850' => ['GetSchAgentDay', [
        'source' => 0,
        'scenarioId' => 0,
        'siteId' => $site,
        'start' => $day,
        'end' => $day + 7,
        'agentId' => $agents,
    ], 'schAgentDay', static fn(object $row): array => [
        $row->gswAgentId,
        (int) $row->wmDate,
        $row->wmTeamId,
        $row->wmShiftId,
        minutes($row->wmStartDateTime),
        minutes($row->wmEndDateTime),
        $row->wmPaidMinutes,
        $row->wmTotalMinutes,
        $row->wmDayType,
    ]],
    'CalendarService850' => ['GetTimeOffBalance', [
        'siteId' => $site,
        'date' => $day + 60,
    ], 'calTimeOffBalance', static fn(object $row): array => [
        $row->gswAgentId,
        $row->wmTimeOffTypeId,
        (int) $row->wmDate,
        $row->wmScheduledMinutes,
        $row->wmGrantedMinutes,
        $row->wmPreferredMinutes,
        $row->wmBalanceMinutes,
    ]],
    'AdherenceService850' => ['GetAgentAdherence', [
        'siteId' => $site,
    ], 'adhAgentState', static fn(object $state): array => [
        $state->gswAgentId,
        $state->wmScheduledName ?? null,
        minutes($state->wmScheduledStateStart),
        $state->wmCurrentState,
        $state->wmReasonCode ?? null,
        $state->wmChannel ?? null,
        $state->wmAdherenceState,
        $state->wmNonAdherenceSeconds,
    ]],
    'PerformanceService850' => ['GetPerformance', [
        'level' => SITE_LEVEL,
        'objectId' => [$site],
        'start' => $day,
        'end' => $day + 1,
        'timestepMinutes' => 30,
        'item' => PERFORMANCE_ITEMS,
        'provideAlerts' => true,
    ], 'perfStep', static fn(object $step): array => [
        $step->wmObjectId,
        minutes($step->wmDateTime),
        $step->wmItem,
        thousandths($step->wmActual),
        thousandths($step->wmForecast),
        thousandths($step->wmScheduled),
        thousandths($step->wmRequired),
        thousandths($step->wmAnticipated),
        $step->wmAlert,
    ]],
    'ForecastService850' => ['GetMasterForecast', [
        'siteId' => $site,
        'start' => $day,
        'end' => $day + 1,
        'timestepMinutes' => 15,
    ], 'frcStep', static fn(object $step): array => [
        $step->wmActivityId,
        minutes($step->wmDateTime),
        thousandths($step->wmVolume),
        thousandths($step->wmAHT),
        thousandths($step->wmCalculatedStaffing),
        thousandths($step->wmRequiredStaffing),
    ]],
];

/** @param list<object> $dictionary */
function nameOf(object $state, array $dictionary): ?string
{
    foreach ($dictionary as $info) {
        if ($info->wmStateType === $state->wmStateType && $info->wmStateId === $state->wmStateId) {
            return $info->wmName;
        }
    }
    return null;
}

/** The answer's holder. A refusal is said with the status of HTTP, which the fault alone does not tell. */
function call(SoapClient $client, string $operation, array $request): mixed
{
    try {
        return $client->__soapCall($operation, [$request])->return ?? null;
    } catch (SoapFault $fault) {
        $status = strtok($client->__getLastResponseHeaders() ?? '', "\r\n");
        throw new RuntimeException("{$fault->getMessage()} ($status)");
    }
}

$token = variable('WFM_TOKEN');
$identity = ['appName' => APP_NAME, 'userID' => $userId];
$locator = service('WFMLocatorService800', variable('WFM_ORIGIN') . '/?Handler=WFMLocatorService800', $token);
$located = call($locator, 'LocateServer', ['serviceName' => 'SessionService800'] + $identity);
$opened = call(service('WFMSessionService800', $located->sessionServiceURL, $token), 'OpenSession', $identity);
$urls = array_column($opened->services, 'serviceURL', 'serviceName');

$answers = [];
foreach ($reads as $name => [$operation, $request, $array, $row]) {
    $client = service("WFM$name", $urls[$name], variable('WFM_SERVICE_TOKEN'));
    try {
        $holder = call($client, $operation, $request);
    } catch (RuntimeException $refused) {
        fwrite(STDERR, "$name: {$refused->getMessage()}\n");
        continue;
    }
    $answers[$name] = array_map(static fn(object $one): array => $row($one, $holder), $holder->$array);
}

call(service('WFMSessionService800', $urls['SessionService800'], $token), 'CloseSession', []);
echo json_encode($answers, JSON_THROW_ON_ERROR), "\n";
exit(count($answers) === count($reads) ? 0 : 1);
