using System.Threading.Channels;

namespace Meanwhile.Tests.Issues;

/// <summary>MapStream over a sequence that waits for its items.</summary>
public class WaitingSequenceTests : LoopTest
{
    [Fact]
    public void Leaving_the_iteration_ends_the_wait_for_the_next_item()
    {
        Run(async () =>
        {
            var channel = Channel.CreateUnbounded<int>();
            await channel.Writer.WriteAsync(1);
            await foreach (var outcome in MapStream(channel.Reader.ReadAllAsync(), Twice, limit: 2))
            {
                Assert.Equal(2, outcome.Value);
                break;
            }

            Log.Add("left");
        });

        Log.Is("left");
    }

    [Fact]
    public void Cancel_ends_the_wait_for_the_next_item()
    {
        Run(async () =>
        {
            var channel = Channel.CreateUnbounded<int>();
            var task = CreateTask(Take(channel.Reader));
            await Sleep(1.Seconds);
            await task.CancelAndWait();
            Assert.True(task.IsCancelled);
        });

        static async Coroutine Take(ChannelReader<int> reader)
        {
            await foreach (var _ in MapStream(reader.ReadAllAsync(), Twice, limit: 2)) { }
        }
    }

    [Fact]
    public void Items_that_come_over_time_are_all_worked_on()
    {
        Run(async () =>
        {
            var taken = new List<int>();
            await foreach (var outcome in MapStream(Slowly(), Twice, limit: 2))
            {
                taken.Add(outcome.Value);
            }

            Assert.Equal([0, 2, 4, 6, 8], taken);
            Assert.Equal(5.Seconds, EventLoop.Current.Time);
        });

        static async IAsyncEnumerable<int> Slowly()
        {
            for (var i = 0; i < 5; i++)
            {
                await Sleep(1.Seconds);
                yield return i;
            }
        }
    }

    [Fact]
    public void Sequence_that_waits_on_ours_ends_when_the_iteration_is_left()
    {
        Run(async () =>
        {
            await foreach (var _ in MapStream(Numbers(), Twice, limit: 2))
            {
                break;
            }

            Assert.Equal(TimeSpan.Zero, EventLoop.Current.Time);
        });

        Log.Is("sequence ended");

        async IAsyncEnumerable<int> Numbers()
        {
            try
            {
                yield return 1;
                await Sleep(1.Hours);
            }
            finally
            {
                Log.Add("sequence ended");
            }
        }
    }

    private static async Coroutine<int> Twice(int number) => number * 2;
}
