namespace Meanwhile.Programs.Reporting;

/// <content>Requests, and the command.</content>
internal static partial class Works
{
    // At least 0.6 of its rate is at most so much of its time.
    private const double OfTimeForRate = 1 / 0.6;

    // Two runs of one program on one input differ by some per cent; memory that grows with the input would differ by a hundred times.
    private const double Unchanged = 1.25;

    private static Work[] OverHttp =>
    [
        new("9,000 requests of 1 s at once: time over the second", "ms", "ours.requests.over_ms")
        {
            Short = "9,000 requests of one second at once, time over the second",
            Peers = Requesting("over_ms", most: 0.7),
        },
        new("9,000 requests of 1 s at once: peak memory", "MB", "ours.requests.peak_mb")
        {
            Peers = Requesting("peak_mb", most: 0.8),
        },
        new("200 URLs of 1 s by `HttpSession`, in the process: time over the second", "ms", "ours.urls.process.over_ms") { Most = 100 },
        new("200 URLs of 1 s, the whole `check`", "ms", "ours.urls.command.ms")
        {
            Short = "200 URLs of one second each, whole `check`",
            Most = 1500,
        },
        new("`check` of 10,000 URLs, 100 connections, from start to exit; 0.6 of the rate of wrk is 1.67 of its time", "ms", "ours.check.10000.ms")
        {
            Short = "10,000 URLs, 100 connections, whole `check`",
            Count = 10_000,
            Peers =
            [
                DotNet("HttpClient in a loop", "dotnet.check.10000.ms", most: 1),
                new(Column.Asyncio, "aiohttp", "aiohttp.check.10000.ms", 1),
                new(Column.Uvloop, "aiohttp", "aiohttp_uvloop.check.10000.ms", 1),
                Go("net/http", "check.10000.ms"),
                Other("wrk", "wrk.check.10000.ms", most: OfTimeForRate),
                Other("curl -Z", "curl.check.10000.ms", most: 1),
            ],
        },
        new("`check` of 1,000,000 URLs, 100 connections, from start to exit", "ms", "ours.check.1000000.ms")
        {
            Count = 1_000_000,
            Peers = [DotNet("HttpClient in a loop", "dotnet.check.1000000.ms"), Go("net/http", "check.1000000.ms"), Other("wrk", "wrk.check.1000000.ms")],
        },
        new("`check` of 1,000,000 URLs: peak memory", "MB", "ours.check.1000000.peak_mb")
        {
            Peers =
            [
                DotNet("HttpClient in a loop", "dotnet.check.1000000.peak_mb"),
                Go("net/http", "check.1000000.peak_mb"),
                Other("`check` of 10,000 URLs", "ours.check.10000.peak_mb", most: Unchanged),
            ],
        },
    ];

    private static Work[] Starting =>
    [
        new("start: `--version`", "ms", "ours.start.version.ms")
        {
            Short = "`meanwhile --version`",
            Peers =
            [
                DotNet("an empty program", "dotnet.start.ms", most: 1.5),
                new(Column.Asyncio, "`python3 -c pass`", "python.start.ms"),
                Node("`node -e 0`", "start.ms"),
            ],
        },
        new("start: `check` of one loopback URL", "ms", "ours.start.check.ms")
        {
            Peers =
            [
                DotNet("an empty program", "dotnet.start.ms", most: 4),
                new(Column.Asyncio, "`python3 -c pass`", "python.start.ms"),
                Other("curl", "curl.start.ms"),
            ],
        },
    ];

    private static Peer[] Requesting(string measure, double most) =>
    [
        DotNet("HttpClient", $"dotnet.requests.{measure}", most),
        new(Column.Asyncio, "aiohttp", $"aiohttp.requests.{measure}"),
        new(Column.Uvloop, "aiohttp", $"aiohttp_uvloop.requests.{measure}"),
        Go("net/http", $"requests.{measure}"),
        Node("fetch", $"requests.{measure}"),
    ];
}
