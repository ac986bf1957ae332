using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Tests.Shells;

public class StopRequestsTests
{
    [Fact]
    public void Each_is_passed_on_until_it_is_over()
    {
        var passed = 0;
        var requests = new StopRequests(() => passed++, TimeSpan.FromHours(1), static () => Assert.Fail("an hour has not passed"));
        requests.Receive();
        requests.Receive();
        requests.Receive();
        Assert.Equal(3, passed);
        requests.Dispose();
        requests.Receive();
        Assert.Equal(3, passed);
    }

    [Fact]
    public async Task The_last_resort_follows_the_second_and_not_the_first()
    {
        var passed = 0;
        var taken = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var requests = new StopRequests(() => passed++, TimeSpan.FromMilliseconds(1), () => taken.TrySetResult(Volatile.Read(ref passed)));
        requests.Receive();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(taken.Task.IsCompleted);
        requests.Receive();
        Assert.Equal(2, await taken.Task.WaitAsync(Support.Patience.Long, TestContext.Current.CancellationToken));
    }
}
