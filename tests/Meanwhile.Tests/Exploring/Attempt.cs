using Meanwhile.Testing;
using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Exploring;

/// <summary>
/// One run of a program as a task of its own: in a given order, and with a cancel at given moments. A moment is whenever the
/// loop is about to run something or to wait, so that every suspension of the task has one, and so has every turn between the end
/// of a wait and the step that goes on with it.
/// </summary>
internal sealed class Attempt(IReadOnlyCollection<int> cancelAt, Func<int, int>? pick = null) : IPickingPolicy
{
    private const int MostMoments = 100_000;

    private readonly List<LoopError> errors = [];
    private LoopTask? target;

    /// <summary>How many moments there were until the program ended.</summary>
    internal int Moments { get; private set; }

    /// <summary>How many cancels found the task alive.</summary>
    internal int Cancels { get; private set; }

    /// <summary>Runs the program, and checks what must hold however it ended.</summary>
    /// <param name="program">The program.</param>
    /// <param name="ended">What must hold of its task after a cancel; null: it is cancelled.</param>
    /// <param name="leavesTasks">Whether tasks may go on when it has ended, which then end by themselves.</param>
    /// <param name="expectsOthers">Whether other threads bring something.</param>
    internal void Run(Func<Coroutine> program, Action<LoopTask>? ended = null, bool leavesTasks = false, bool expectsOthers = false)
    {
        var clock = new VirtualTime();
        var options = new LoopOptions
        {
            TimeProvider = clock,
            PickingPolicy = this,
            Poller = new StrictPoller(clock) { Idling = Moment, ExpectsOthers = expectsOthers },
            OnError = errors.Add,
            HandleInterrupt = false,
        };
        Async.Run(
            async () =>
            {
                target = CreateTask(program(), "target");
                await Wait([target]);
                var loop = EventLoop.Current;
                while (leavesTasks && loop.TaskCount > 1)
                {
                    await Sleep(1.Seconds);
                }

                Assert.Equal(["main"], loop.Tasks.Select(static task => task.Name));
                Assert.Equal(-1, loop.Timers.NextDue);
                Assert.Equal(Cancels, target.CancelRequests);
                if (Cancels == 0)
                {
                    Assert.Null(target.Exception);
                }
                else if (ended is null)
                {
                    Assert.True(target.IsCancelled, $"The cancel was lost: {target}.");
                }
                else
                {
                    ended(target);
                }
            },
            options
        );

        // Among these would be coroutines that were made and not given back: the loop counts them when it closes.
        // A result that came after the cancel, beside others that ended by it, nobody gets: that is told.
        Assert.DoesNotContain(errors.Select(static error => error.ToString()), error => Cancels == 0 || !error.Contains("what came then was dropped", StringComparison.Ordinal));
    }

    public int Pick(int count)
    {
        Moment();
        return pick?.Invoke(count) ?? 0;
    }

    private void Moment()
    {
        if (target is not { IsDone: false })
        {
            return;
        }

        var times = cancelAt.Count(at => at == Moments);
        for (var i = 0; i < times; i++)
        {
            Cancels += target.Cancel() ? 1 : 0;
        }

        if (++Moments > MostMoments)
        {
            throw new InvalidOperationException("Livelock: the program does not end.");
        }
    }
}
