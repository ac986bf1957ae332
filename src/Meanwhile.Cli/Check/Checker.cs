using Meanwhile.Cli.Check.Probing;
using Meanwhile.Cli.Check.Scheduling;

namespace Meanwhile.Cli.Check;

/// <summary>Checks one URL: waits for its turn, asks, and asks again after failures that may pass.</summary>
/// <remarks>
/// The retries are a loop of a few lines and not a Polly pipeline: each try takes its turn among all others, a pause holds no
/// slot, and a run that stops cuts the pauses short. It also spares the start of the command one more library.
/// </remarks>
internal sealed class Checker(CheckOptions options, IProbe probe, Slots slots, Pauses pauses)
{
    private static readonly TimeSpan MostDelay = TimeSpan.FromSeconds(60);

    /// <returns>Null if the run stopped before its first turn.</returns>
    public async Coroutine<Row?> Check(Target target)
    {
        var loop = EventLoop.Current;
        var delay = options.RetryDelay;
        var spent = TimeSpan.Zero;
        Row? last = null;
        for (var attempt = 1; ; attempt++)
        {
            if (!await slots.Enter(target.Host))
            {
                return last;
            }

            var began = loop.Time;
            Answer answer;
            try
            {
                answer = await probe.Get(target.Address);
            }
            finally
            {
                slots.Leave(target.Host);
            }

            var ended = loop.Time;
            spent += ended - began;
            last = new Row(target.Text, answer.Status, answer.Error, answer.Message, spent, attempt, answer.FinalUrl) { Span = (began, ended) };
            if (!answer.IsWorthRetrying || attempt > options.Retries || !await pauses.Take(delay))
            {
                return last;
            }

            spent += delay;
            delay = delay < MostDelay / 2 ? delay * 2 : MostDelay;
        }
    }
}
