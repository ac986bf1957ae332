using System.Net.Sockets;

namespace Meanwhile.Tests.Sockets;

public class LoopStreamTests : SocketTest
{
    [Fact]
    public void Connection_that_is_refused_says_so() =>
        Run(async () =>
        {
            var listener = Listen();
            var free = AddressOf(listener);
            listener.Dispose();
            var failure = await Assert.ThrowsAsync<SocketException>(async () => await LoopSocket.Connect(Here, free, CancellationToken.None));
            Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);
        });

    [Fact]
    public void Cancelled_connecting_ends() =>
        Run(async () =>
        {
            using var cancellation = new CancellationTokenSource();
            cancellation.Cancel();
            using var listener = Listen();
            var address = AddressOf(listener);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await LoopSocket.Connect(Here, address, cancellation.Token));
        });

    [Fact]
    public void What_comes_is_read_in_order_and_the_end_is_seen() =>
        Run(async () =>
        {
            using var both = await Connect();
            Assert.Equal(3, both.Theirs.Send("one"u8));
            Assert.Equal("one"u8.ToArray(), await both.Read(3));
            var reading = both.Ours.ReadAsync(new byte[8]);
            Assert.False(reading.IsCompleted);
            Assert.Equal(3, both.Theirs.Send("two"u8));
            Assert.Equal(3, await reading);
            both.Theirs.Shutdown(SocketShutdown.Send);
            Assert.Equal(0, await both.Ours.ReadAsync(new byte[8]));
            Assert.Equal(0, await both.Ours.ReadAsync(new byte[8]));
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_came_with_the_end_is_read_before_it(bool readsTooMuch) =>
        Run(async () =>
        {
            using var both = await Connect();
            Assert.Equal(4, both.Theirs.Send("last"u8));
            both.Theirs.Shutdown(SocketShutdown.Send);
            await ThreadPoolTurn();
            Assert.Equal(4, await both.Ours.ReadAsync(new byte[readsTooMuch ? 100 : 4]));
            Assert.Equal(0, await both.Ours.ReadAsync(new byte[100]));
        });

    [Fact]
    public void Read_of_no_bytes_waits_until_there_are_some() =>
        Run(async () =>
        {
            using var both = await Connect();
            var waiting = both.Ours.ReadAsync(Memory<byte>.Empty).AsTask();
            await Sleep(5.Milliseconds);
            Assert.False(waiting.IsCompleted);
            Assert.Equal(1, both.Theirs.Send("x"u8));
            Assert.Equal(0, await waiting);
            Assert.Equal(0, await both.Ours.ReadAsync(Memory<byte>.Empty));
            Assert.Equal("x"u8.ToArray(), await both.Read(1));
        });

    [Fact]
    public void Large_write_waits_for_room_and_all_of_it_arrives() =>
        Run(async () =>
        {
            using var both = await Connect();
            var sent = new byte[20_000_000];
            new Random(7).NextBytes(sent);
            var writing = both.Ours.WriteAsync(sent).AsTask();
            Assert.False(writing.IsCompleted);
            var got = new byte[sent.Length];
            for (var count = 0; count < got.Length;)
            {
                count += await both.Theirs.ReceiveAsync(got.AsMemory(count));
            }

            await writing;
            Assert.True(sent.AsSpan().SequenceEqual(got));
        });

    [Fact]
    public void Reset_is_an_error_that_names_it() =>
        Run(async () =>
        {
            using var both = await Connect();
            both.Theirs.LingerState = new LingerOption(enable: true, 0);
            var reading = both.Ours.ReadAsync(new byte[8]);
            both.Theirs.Dispose();
            var failure = await Assert.ThrowsAsync<IOException>(async () => await reading);
            Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
            await Assert.ThrowsAsync<IOException>(async () =>
            {
                while (true)
                {
                    await both.Ours.WriteAsync(new byte[1000]);
                }
            });
        });

    [Fact]
    public void Cancelled_read_ends_and_loses_nothing() =>
        Run(async () =>
        {
            using var both = await Connect();
            for (var round = 0; round < 50; round++)
            {
                using var cancellation = new CancellationTokenSource();
                var reading = both.Ours.ReadAsync(new byte[8], cancellation.Token).AsTask();
                cancellation.Cancel();
                var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading);
                Assert.Equal(cancellation.Token, failure.CancellationToken);
                Assert.Equal(4, both.Theirs.Send("next"u8));
                Assert.Equal("next"u8.ToArray(), await both.Read(4));
            }
        });

    [Fact]
    public void Cancel_that_races_with_what_comes_either_ends_the_read_or_does_nothing() =>
        Run(async () =>
        {
            using var both = await Connect();
            var (buffer, got, sent) = (new byte[1], 0, 0);
            for (var round = 0; round < 300; round++)
            {
                using var cancellation = new CancellationTokenSource();
                var reading = both.Ours.ReadAsync(buffer, cancellation.Token).AsTask();
                var cancelling = Task.Run(cancellation.Cancel, CancellationToken.None);
                sent += await Task.Run(() => both.Theirs.Send("x"u8), CancellationToken.None);
                await cancelling;
                try
                {
                    got += await reading;
                }
                catch (OperationCanceledException)
                {
                    Assert.True(cancellation.IsCancellationRequested);
                }
            }

            both.Theirs.Shutdown(SocketShutdown.Send);
            for (var count = 1; count > 0; got += count)
            {
                count = await both.Ours.ReadAsync(new byte[64]);
            }

            Assert.Equal(sent, got);
        });

    [Fact]
    public void Read_that_waits_ends_when_the_connection_is_closed() =>
        Run(async () =>
        {
            using var both = await Connect();
            var reading = both.Ours.ReadAsync(new byte[8]).AsTask();
            await both.Ours.DisposeAsync();
            var failure = await Assert.ThrowsAsync<IOException>(async () => await reading);
            Assert.Equal(SocketError.OperationAborted, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
            await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => both.Ours.ReadExactlyAsync(new byte[8]).AsTask());
        });

    [Fact]
    public void Closing_races_with_what_comes_and_nobody_waits_for_ever() =>
        Run(async () =>
        {
            for (var round = 0; round < 200; round++)
            {
                using var both = await Connect();
                var reading = both.Ours.ReadAsync(new byte[8]).AsTask();
                var sending = Task.Run(() => both.Theirs.Send("x"u8));
                await Task.Run(both.Ours.Dispose);
                try
                {
                    Assert.Equal(1, await reading);
                }
                catch (Exception failure)
                {
                    Assert.True(failure is IOException or ObjectDisposedException, failure.ToString());
                }

                await sending;
            }
        });

    [Fact]
    public void Second_read_beside_one_that_waits_is_refused() =>
        Run(async () =>
        {
            using var both = await Connect();
            var reading = both.Ours.ReadAsync(new byte[8]);
            var refusal = Assert.Throws<InvalidOperationException>(() => _ = both.Ours.ReadAsync(new byte[8]));
            Assert.Contains("under way", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(1, both.Theirs.Send("x"u8));
            Assert.Equal(1, await reading);
        });

    [Fact]
    public async Task Read_that_waits_ends_when_its_loop_is_closed()
    {
        Task<int>? reading = null;
        Connected? both = null;
        Run(async () =>
        {
            both = await Connect();
            reading = both.Ours.ReadAsync(new byte[8]).AsTask();
        });

        using (both)
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => reading!);
            await Assert.ThrowsAsync<ObjectDisposedException>(() => both!.Ours.ReadAsync(new byte[8]).AsTask());
        }
    }

    [Fact]
    public void Blocking_calls_are_refused() =>
        Run(async () =>
        {
            using var both = await Connect();
            Assert.Contains("ReadAsync", Assert.Throws<NotSupportedException>(() => both.Ours.ReadByte()).Message, StringComparison.Ordinal);
            Assert.Throws<NotSupportedException>(() => both.Ours.WriteByte(1));
            Assert.Throws<NotSupportedException>(both.Ours.Flush);
        });

    [Fact]
    public void Connection_that_ended_while_the_loop_was_busy_is_seen_to_have_ended() =>
        Run(async () =>
        {
            using var both = await Connect();
            Assert.Equal(1, both.Theirs.Send("x"u8));
            Assert.Equal(1, await both.Ours.ReadAsync(new byte[8]));
            both.Theirs.Shutdown(SocketShutdown.Send);

            // A step that computes: the loop collects no news meanwhile.
            SpinWait.SpinUntil(static () => false, 30.Milliseconds);
            var reading = both.Ours.ReadAsync(new byte[8]);
            Assert.True(reading.IsCompleted);
            Assert.Equal(0, await reading);
        });

    [Fact]
    public void Who_reads_on_and_on_lets_go_of_the_loop() =>
        Run(async () =>
        {
            using var both = await Connect();
            var here = Environment.CurrentManagedThreadId;
            var sending = Task.Run(() =>
            {
                var piece = new byte[100_000];
                for (var round = 0; round < 300; round++)
                {
                    both.Theirs.Send(piece);
                }

                both.Theirs.Shutdown(SocketShutdown.Send);
            });
            var reading = ReadOn(both.Ours, here);
            var (bytes, mostAtOnce) = await reading;
            await sending;
            Assert.Equal(30_000_000, bytes);
            // A turn's worth; and some more where the thread pool has read the next piece before this thread came to await it.
            Assert.InRange(mostAtOnce, 0, 5 * (64 + 16) * 1024);
        });

    // Long enough for what was sent to have come; nothing is asserted of how long.
    private static async Task ThreadPoolTurn() => await Task.Delay(2);

    // How much it got altogether, and at most on the loop's thread before that was free again.
    private static async Task<(long Bytes, long MostAtOnce)> ReadOn(Stream stream, int loopThread)
    {
        var buffer = new byte[16 * 1024];
        long all = 0;
        long atOnce = 0;
        long most = 0;
        while (true)
        {
            var reading = stream.ReadAsync(buffer);
            atOnce = reading.IsCompleted && Environment.CurrentManagedThreadId == loopThread ? atOnce : 0;
            var count = await reading.ConfigureAwait(false);
            if (count == 0)
            {
                return (all, most);
            }

            all += count;
            atOnce += Environment.CurrentManagedThreadId == loopThread ? count : 0;
            most = Math.Max(most, atOnce);
        }
    }
}
