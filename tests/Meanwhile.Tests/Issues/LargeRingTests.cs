namespace Meanwhile.Tests.Issues;

/// <summary>A cancel that goes round a ring of tasks, which await each other, ends where it comes back to one that it came through.</summary>
public class LargeRingTests : LoopTest
{
    [Theory]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    [InlineData(10_000)]
    public void Cancel_ends_a_ring_of_any_size(int size)
    {
        Run(async () =>
        {
            var tasks = new List<LoopTask>();
            for (var i = 0; i < size; i++)
            {
                var next = (i + 1) % size;
                tasks.Add(CreateTask(Await(() => tasks[next])));
            }

            await Yield();
            tasks[size / 2].Cancel();
            await GatherOutcomes(tasks);
            Assert.All(tasks, task => Assert.True(task.IsCancelled));
            Assert.All(tasks, task => Assert.Equal(1, task.CancelRequests));
        });

        static async Coroutine Await(Func<LoopTask> awaited) => await awaited();
    }
}
