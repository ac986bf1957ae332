namespace Meanwhile.Tests.Issues;

/// <summary>What surrounds a function that another thread submits, and what is left of a refused one.</summary>
public class SubmittedContextTests : LoopTest
{
    private static readonly AsyncLocal<string?> Local = new();

    [Fact]
    public void Function_that_is_submitted_sees_the_context_of_who_submits_and_no_current_task()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var other = CreateTask(Other());
            await Yield();
            var seen = await Task.Run(() =>
            {
                Local.Value = "of the submitter";
                return loop.Submit(() =>
                {
                    var before = Local.Value;
                    Local.Value = "set in the function";
                    return Body(before, LoopTask.Current);
                });
            });
            Assert.Equal(("of the submitter", true, "set in the function"), seen);
            Assert.Null(Local.Value);
            Assert.Null(await other);
        });

        static async Coroutine<(string?, bool, string?)> Body(string? before, LoopTask? current)
        {
            await Yield();
            return (before, current is null, Local.Value);
        }

        static async Coroutine<string?> Other()
        {
            for (var i = 0; i < 10; i++)
            {
                await Sleep(1.Seconds);
            }

            return Local.Value;
        }
    }

    [Fact]
    public void Submission_that_a_closed_loop_refuses_does_not_stay_with_its_token()
    {
        using var source = new CancellationTokenSource();
        var loop = new EventLoop(Options);
        loop.Close();
        var refused = Refuse(loop, source.Token);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.DoesNotContain(refused, static reference => reference.IsAlive);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference[] Refuse(EventLoop loop, CancellationToken token)
    {
        var references = new WeakReference[100];
        for (var i = 0; i < references.Length; i++)
        {
            var captured = new object();
            references[i] = new WeakReference(captured);
            Assert.Throws<InvalidOperationException>(() => { _ = loop.Submit(() => Use(captured), token); });
        }

        return references;

        static async Coroutine Use(object captured)
        {
            await Yield();
            GC.KeepAlive(captured);
        }
    }
}
