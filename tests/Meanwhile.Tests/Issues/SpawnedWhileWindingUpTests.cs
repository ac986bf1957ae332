using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Issues;

/// <summary>While the loop winds up a task is made that awaits inside foreign code: it is cancelled as a task, and its foreign code with it.</summary>
public class SpawnedWhileWindingUpTests
{
    [Fact]
    public void Foreign_code_of_a_late_task_hears_of_the_cancel_of_the_task()
    {
        List<int> requests = [];
        Printed.Run(async () =>
        {
            CreateTask(LeftOver());
            await Yield();
        });
        Assert.Equal([1], requests);

        async Coroutine LeftOver()
        {
            try
            {
                await Sleep(1.Seconds);
            }
            finally
            {
                CreateTask(Late());
            }
        }

        async Coroutine Late() => await Foreign();

        async Task Foreign()
        {
            try
            {
                await Sleep(1.Seconds);
            }
            catch (CancelledException)
            {
                requests.Add(LoopTask.Current!.CancelRequests);
                throw;
            }
        }
    }
}
