using Meanwhile.Cli.Check.Probing;
using Meanwhile.Cli.Check.Scheduling;
using Meanwhile.Cli.Reporting;

namespace Meanwhile.Cli.Check;

/// <summary>Checks one URL: waits for its turn, asks, and asks again after failures that may pass.</summary>
/// <remarks>
/// The retries are a loop of a few lines and not those of the session: each try takes its turn among all others, a pause holds no
/// slot, and a run that stops cuts the pauses short. The rules are the same: the pause and what servers ask for are the library's.
/// </remarks>
internal sealed class Checker(CheckOptions options, IProbe probe, Slots slots, Pauses pauses, Action<string>? tell = null, Action<string>? warn = null)
{
    private static readonly TimeSpan MostDelay = TimeSpan.FromSeconds(60);

    private readonly Func<Coroutine>? another = options.Rate is null ? null : slots.Another;

    /// <returns>Null if the run stopped before its first turn.</returns>
    public async Coroutine<Row?> Check(Target target)
    {
        var loop = EventLoop.Current;
        var spent = TimeSpan.Zero;
        TimeSpan? first = null;
        Row? last = null;
        for (var attempt = 1; ; attempt++)
        {
            var turn = await slots.Enter(target.Host);
            if (turn != Turn.Go)
            {
                return turn == Turn.Skip ? last ?? Skipped(target) : last;
            }

            var began = loop.Time;
            first ??= began;
            var answer = await Ask(target);
            var ended = loop.Time;
            spent += ended - began - answer.Waited;
            last = RowOf(target, answer, spent, attempt) with { Span = (began, ended) };
            if (!IsWorthRetrying(answer) || attempt > options.Retries)
            {
                return last;
            }

            var pause = answer.RetryAfter ?? Backoff.Of(options.RetryDelay, MostDelay, attempt, Random.Shared.NextDouble());
            if (pause > options.RetryMaxTime - (ended - first))
            {
                return TooLongToWait(last, answer.RetryAfter);
            }

            tell?.Invoke($"{target.Text}: {answer.Message}; attempt {attempt + 1} of {options.Retries + 1} in {Durations.Short(pause)}{(answer.RetryAfter is null ? "" : " (Retry-After)")}");
            if (!await pauses.Take(pause))
            {
                return last;
            }

            spent += pause;
        }
    }

    private async Coroutine<Answer> Ask(Target target)
    {
        bool? isFailure = null;
        try
        {
            var answer = await probe.Get(target.Address, slots.KeepsConnection(target.Host), another);
            isFailure = answer.IsFailureOfHost;
            if (answer.RetryAfter is { } wait && wait <= options.RetryMaxTime && IsWorthRetrying(answer))
            {
                // Before the slot is free: nobody slips in between.
                slots.Pause(target.Host, EventLoop.Current.Time + wait);
            }

            return answer;
        }
        finally
        {
            if (slots.Leave(target.Host, isFailure))
            {
                warn?.Invoke($"{target.Host}: {options.Breaker} requests in a row failed: it is left alone for {Durations.Short(Breaker.OpenFor)}");
            }
        }
    }

    private bool IsWorthRetrying(Answer answer) =>
        (answer.Error == DownReason.Status ? options.RetryOn.Contains(answer.Status ?? 0) : answer.Error is { } reason && reason.IsPassing())
        && (options.RetriesAllMethods || answer.MaySafelyBeAskedAgain);

    private static Row RowOf(Target target, Answer answer, TimeSpan spent, int attempts) =>
        new(target.Text, answer.Status, answer.Error, answer.Message, spent, attempts, answer.FinalUrl)
        {
            Method = answer.Method,
            HttpVersion = answer.HttpVersion,
            ContentType = answer.ContentType,
            Bytes = answer.Bytes,
            Redirects = answer.Redirects,
            Source = target.Source,
        };

    private Row TooLongToWait(Row row, TimeSpan? asked) =>
        asked is { } wait ? row with { Message = $"{row.Message}; it asks to wait {Durations.Short(wait)}, which is beyond --retry-max-time {Durations.Short(options.RetryMaxTime)}" } : row;

    private Row Skipped(Target target) =>
        new(target.Text, null, DownReason.Skipped, $"not asked: the last {options.Breaker} or more requests to {target.Host} failed", TimeSpan.Zero, 0, null) { Source = target.Source };
}
