namespace Meanwhile.Tests.Issues;

/// <summary>A failure that nobody is left to catch is reported, and a cancellation is not a failure.</summary>
public class LostFailureTests : LoopTest
{
    [Fact]
    public void Clean_up_that_fails_after_a_MapStream_was_left_is_reported()
    {
        Run(async () =>
        {
            await foreach (var outcome in MapStream([0, 1, 2], Item, limit: 3))
            {
                Assert.Equal(0, outcome.Value);
                break;
            }
        });

        var errors = TakeErrors();
        Assert.Equal(2, errors.Count);
        Assert.All(errors, error => Assert.Contains("for an item of a MapStream whose iteration was left", error.Message, StringComparison.Ordinal));
        Assert.Equal(["clean-up of 1", "clean-up of 2"], errors.Select(error => error.Exception!.Message).Order(StringComparer.Ordinal));

        static async Coroutine<int> Item(int number)
        {
            if (number > 0)
            {
                try
                {
                    await Sleep(1.Hours);
                }
                catch (CancelledException cancellation)
                {
                    throw new FormatException($"clean-up of {number}", cancellation);
                }
            }

            return number;
        }
    }

    [Fact]
    public void Work_on_a_thread_that_fails_after_its_loop_has_closed_is_reported()
    {
        using var gate = new ManualResetEventSlim();
        using var reported = new ManualResetEventSlim();
        LoopError? report = null;
        var loop = new EventLoop(
            new LoopOptions
            {
                TimeProvider = Clock,
                OnError = error =>
                {
                    if (error.Exception is FormatException)
                    {
                        report = error;
                        reported.Set();
                    }
                },
            }
        );
        loop.RunUntilComplete(Main());
        loop.Close();
        gate.Set();

        Assert.True(reported.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal("Work on a thread failed after its loop was closed", report!.Message);

        async Coroutine Main()
        {
            CreateTask(ToThread(() =>
            {
                gate.Wait();
                throw new FormatException();
            }));
            await Yield();
            await Yield();
        }
    }

    [Fact]
    public void Work_on_a_thread_that_ends_by_the_ambient_token_is_no_failure()
    {
        Run(async () =>
        {
            using var began = new ManualResetEventSlim();
            var task = CreateTask(Work(began));
            await Task.Run(began.Wait);
            await task.CancelAndWait();
            Assert.True(task.IsCancelled);
        });

        Assert.Empty(TakeReports());

        static async Coroutine Work(ManualResetEventSlim began)
        {
            var token = CurrentToken;
            await ToThread(() =>
            {
                began.Set();
                token.WaitHandle.WaitOne();
                token.ThrowIfCancellationRequested();
            });
        }
    }
}
