using System.Runtime.InteropServices;

namespace Meanwhile.Tests.Sockets;

public class LoopPollingTests : SocketTest
{
    [Fact]
    public void What_waits_for_a_socket_goes_on_on_the_loops_thread_in_no_context() =>
        Run(async () =>
        {
            using var both = await Connect();
            var here = Environment.CurrentManagedThreadId;
            var reading = Foreign(both.Ours);
            await Yield();
            Assert.Equal(1, both.Theirs.Send("x"u8));
            Assert.Equal((here, null, false), await reading);
        });

    [Fact]
    public void Loop_that_rests_wakes_for_other_threads_after_it_has_watched_a_socket() =>
        Run(async () =>
        {
            using var both = await Connect();
            var loop = EventLoop.Current;
            for (var round = 0; round < 200; round++)
            {
                var done = new Future();
                ThreadPool.UnsafeQueueUserWorkItem(_ => loop.CallSoonThreadsafe(done.SetResult), null);
                await done;
            }
        });

    [Fact]
    public void First_socket_that_is_watched_wakes_a_loop_that_rests() =>
        Run(async () =>
        {
            // The loop rests at its signal while another thread hands it its first socket.
            var loop = Here;
            using var listener = Listen();
            var address = AddressOf(listener);
            var connecting = Task.Run(async () =>
            {
                await Task.Delay(10);
                using var stream = await LoopSocket.Connect(loop, address, CancellationToken.None).ConfigureAwait(false);
                return await stream.ReadAsync(new byte[1]).ConfigureAwait(false);
            });
            using var theirs = await listener.AcceptSocketAsync();
            Assert.Equal(1, theirs.Send("x"u8));
            Assert.Equal(1, await connecting);
        });

    [Fact]
    public void Timers_fire_beside_sockets_that_stay_silent() =>
        Run(async () =>
        {
            using var both = await Connect();
            var reading = both.Ours.ReadAsync(new byte[1]);
            for (var round = 0; round < 5; round++)
            {
                await Sleep(2.Milliseconds);
            }

            Assert.Equal(1, both.Theirs.Send("x"u8));
            Assert.Equal(1, await reading);
        });

    [Fact]
    public void Task_that_never_rests_does_not_keep_sockets_waiting() =>
        Run(async () =>
        {
            using var both = await Connect();
            var reading = both.Ours.ReadAsync(new byte[1]).AsTask();
            Assert.Equal(1, both.Theirs.Send("x"u8));
            while (!reading.IsCompleted)
            {
                await Yield();
            }

            Assert.Equal(1, await reading);
        });

    [Fact]
    public void Timer_that_is_due_in_every_turn_does_not_keep_sockets_waiting() =>
        Run(async () =>
        {
            using var both = await Connect();
            var reading = both.Ours.ReadAsync(new byte[1]).AsTask();
            var loop = EventLoop.Current;
            var goesOn = true;
            Tick();
            Assert.Equal(1, both.Theirs.Send("x"u8));
            Assert.Equal(1, await reading);
            goesOn = false;

            void Tick()
            {
                if (goesOn)
                {
                    loop.CallLater(TimeSpan.Zero, Tick);
                }
            }
        });

    [Fact]
    public void Silent_connections_cost_no_turns()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The loop has sockets of its own on Linux alone.");
        var poller = new CountingSocketPoller();
        Async.Run(
            async () =>
            {
                using var both = await Connect();
                var reading = both.Ours.ReadAsync(new byte[1]);
                var before = poller.Waits;
                await Sleep(50.Milliseconds);

                // One for the time; a timer of the system's may end it a little early, and news of the write side may come.
                Assert.InRange(poller.Waits - before, 1, 4);
                Assert.Equal(1, both.Theirs.Send("x"u8));
                Assert.Equal(1, await reading);
            },
            new LoopOptions { Poller = poller, OnError = Report }
        );
    }

    [Fact]
    public void Connections_that_come_and_go_on_many_threads_keep_their_own_data() =>
        Run(async () =>
        {
            var loop = Here;
            using var server = new EchoServer();
            await Gather(
                Enumerable
                    .Range(0, 8)
                    .Select(worker =>
                        Task.Run(async () =>
                        {
                            for (var round = 0; round < 40; round++)
                            {
                                using var stream = await LoopSocket.Connect(loop, server.Address, CancellationToken.None).ConfigureAwait(false);
                                byte[] sent = [(byte)worker, (byte)round, 1, 2, 3];
                                await stream.WriteAsync(sent).ConfigureAwait(false);
                                var got = new byte[sent.Length];
                                await stream.ReadExactlyAsync(got).ConfigureAwait(false);
                                Assert.Equal(sent, got);
                            }
                        })
                    )
            );
        });

    private static async Task<(int Thread, SynchronizationContext? Context, bool HasTask)> Foreign(Stream stream)
    {
        await stream.ReadExactlyAsync(new byte[1]).ConfigureAwait(false);
        return (Environment.CurrentManagedThreadId, SynchronizationContext.Current, EventLoop.Current.Strand is not null);
    }

    private sealed class CountingSocketPoller : ISocketPoller
    {
        private readonly EpollPoller poller = new();

        public int Waits { get; private set; }

        public void Poll(long ticks, bool outsideWork)
        {
            Waits += ticks == 0 ? 0 : 1;
            poller.Poll(ticks, outsideWork);
        }

        public void Wake() => poller.Wake();

        public SocketReadiness Watch(SafeHandle socket) => poller.Watch(socket);

        public void Dispose() => poller.Dispose();
    }
}
