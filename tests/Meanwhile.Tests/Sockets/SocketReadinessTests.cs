namespace Meanwhile.Tests.Sockets;

public class SocketReadinessTests
{
    [Fact]
    public void News_before_the_wait_is_kept_for_it_once()
    {
        var readiness = New();
        readiness.Tell(SocketEvents.Readable);
        readiness.Tell(SocketEvents.Readable);
        var wait = new Wait();
        Assert.False(readiness.TryWaitToRead(wait));
        Assert.True(readiness.TryWaitToRead(wait));
        Assert.Equal(0, wait.Told);
    }

    [Fact]
    public void News_goes_to_the_one_who_waits_and_to_nobody_after()
    {
        var readiness = New();
        var (first, second) = (new Wait(), new Wait());
        Assert.True(readiness.TryWaitToRead(first));
        readiness.Tell(SocketEvents.Readable);
        Assert.True(readiness.TryWaitToRead(second));
        Assert.Equal((1, 0), (first.Told, second.Told));
    }

    [Fact]
    public void Reading_and_writing_are_told_apart_and_the_end_tells_both()
    {
        var readiness = New();
        var (reader, writer) = (new Wait(), new Wait());
        Assert.True(readiness.TryWaitToRead(reader));
        Assert.True(readiness.TryWaitToWrite(writer));
        readiness.Tell(SocketEvents.Writable);
        Assert.Equal((0, 1), (reader.Told, writer.Told));
        Assert.True(readiness.TryWaitToWrite(writer));
        readiness.Tell(SocketEvents.HungUp);
        Assert.Equal((1, 2), (reader.Told, writer.Told));
        Assert.True(readiness.IsHungUp);
    }

    [Fact]
    public void Other_side_that_sends_no_more_leaves_writing_as_it_is()
    {
        var readiness = New();
        var (reader, writer) = (new Wait(), new Wait());
        Assert.True(readiness.TryWaitToRead(reader));
        Assert.True(readiness.TryWaitToWrite(writer));
        readiness.Tell(SocketEvents.PeerClosed);
        Assert.Equal((1, 0), (reader.Told, writer.Told));
    }

    [Fact]
    public void Wait_that_was_taken_back_is_not_told()
    {
        var readiness = New();
        var wait = new Wait();
        Assert.True(readiness.TryWaitToRead(wait));
        Assert.True(readiness.TryTakeBack(wait));
        Assert.False(readiness.TryTakeBack(wait));
        readiness.Tell(SocketEvents.Readable);
        Assert.Equal(0, wait.Told);
        Assert.False(readiness.TryWaitToRead(wait));
    }

    [Fact]
    public void Second_wait_for_one_direction_is_refused()
    {
        var readiness = New();
        Assert.True(readiness.TryWaitToRead(new Wait()));
        Assert.Throws<InvalidOperationException>(() => readiness.TryWaitToRead(new Wait()));
    }

    [Fact]
    public async Task News_and_waits_that_race_are_never_lost()
    {
        var readiness = New();
        var wait = new Wait();
        const int rounds = 20_000;
        var go = 0;
        var telling = Task.Run(() =>
        {
            for (var round = 1; round <= rounds; round++)
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref go) == round);
                readiness.Tell(SocketEvents.Readable);
            }
        });
        for (var round = 1; round <= rounds; round++)
        {
            var before = wait.Told;
            Volatile.Write(ref go, round);

            // Either it is told, or it hears of the news as it comes to wait.
            if (readiness.TryWaitToRead(wait))
            {
                Assert.True(SpinWait.SpinUntil(() => wait.Told == before + 1, TimeSpan.FromSeconds(20)), $"round {round}: nobody told it");
            }
        }

        await telling;
    }

    [Fact]
    public void Wait_that_is_told_and_taken_back_at_once_is_one_of_both()
    {
        for (var round = 0; round < 20_000; round++)
        {
            var readiness = New();
            var wait = new Wait();
            Assert.True(readiness.TryWaitToRead(wait));
            var taken = false;
            Parallel.Invoke(() => readiness.Tell(SocketEvents.Readable), () => taken = readiness.TryTakeBack(wait));
            Assert.Equal(taken ? 0 : 1, wait.Told);
        }
    }

    private static SocketReadiness New() => new(table: null!, index: 0, generation: 1);

    private sealed class Wait : ISocketWait
    {
        private int told;

        public int Told => Volatile.Read(ref told);

        public void Ready() => Interlocked.Increment(ref told);

        public void LoopClosed() => Assert.Fail("The loop was not closed.");
    }
}
