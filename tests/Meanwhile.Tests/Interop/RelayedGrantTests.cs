using System.Threading.Channels;

namespace Meanwhile.Tests.Interop;

/// <summary>A task of AsCoroutine alone stands for a method that had the token of the code around: what that was granted is not lost by a cancel.</summary>
public class RelayedGrantTests : HearingTest
{
    public static TheoryData<string> Ways => ["a Task", "a ValueTask", "from a method", "in a deadline"];

    // The item has come and the read is no longer registered with the token, but the method around it has not gone on.
    [Theory, MemberData(nameof(Ways))]
    public void Item_that_came_in_the_moment_of_the_cancel_is_given(string way)
    {
        var channel = Channel.CreateUnbounded<int>();
        Run(async () =>
        {
            var task = CreateTask(Takes());
            await Sleep(1.Seconds);
            Assert.True(channel.Writer.TryWrite(7));
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("got 7 | cancelled at 1 s");
        Assert.Empty(TakeReports());

        async Coroutine Takes()
        {
            Log.Add($"got {await Taken()}");
            try
            {
                await Sleep(1.Seconds);
            }
            catch (CancelledException)
            {
                Log.Add($"cancelled at {Now} s");
                throw;
            }
        }

        async Coroutine<int> Taken() =>
            way switch
            {
                "a Task" => await CreateTask(Read(CurrentToken).AsCoroutine()),
                "a ValueTask" => await CreateTask(ReadValue(CurrentToken).AsCoroutine()),
                "from a method" => await InMethod(),
                _ => await WithTimeout(1.Hours, async _ => await CreateTask(Read(CurrentToken).AsCoroutine())),
            };

        async Task<int> InMethod() => await CreateTask(Read(CurrentToken).AsCoroutine());

        async Task<int> Read(CancellationToken token) => await channel.Reader.ReadAsync(token);

        async ValueTask<int> ReadValue(CancellationToken token) => await channel.Reader.ReadAsync(token);
    }

    [Fact]
    public void What_had_no_token_is_left_at_once()
    {
        Run(async () =>
        {
            var task = CreateTask(Awaits());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            Log.Add($"{task.IsCancelled} at {RealTime.TotalSeconds} s");
        });

        Log.Is("True at 0 s");

        static async Coroutine Awaits()
        {
            Assert.False(CurrentToken.IsCancellationRequested);
            await Yield();
            await CreateTask(new TaskCompletionSource().Task.AsCoroutine());
        }
    }
}
