namespace Meanwhile.Docs.Tests.Snippets;

public sealed class CancellationSnippets : Snippet
{
    [Fact]
    public void Cancel()
    {
        // begin snippet: cancel
        Run(async () =>
        {
            var task = CreateTask(Download());
            await Sleep(1.Seconds);
            task.Cancel("not needed any more");
            await Wait([task]);                           // until it has ended, however it ends
            Console.WriteLine($"cancelled: {task.IsCancelled}");
        });

        async Coroutine Download()
        {
            try
            {
                await Sleep(1.Hours);                     // CancelledException is thrown here
            }
            finally
            {
                await Sleep(1.Seconds);                   // clean-up may await
                Console.WriteLine("cleaned up");
            }
        }
        // end snippet

        Printed("cleaned up", "cancelled: True");
        Assert.Equal(2.Seconds, Clock.Now);
    }

    [Fact]
    public void Deadlines()
    {
        // begin snippet: deadlines
        Run(async () =>
        {
            try
            {
                await WithTimeout(1.Seconds, async _ => await Sleep(1.Hours));
            }
            catch (TimeoutException)
            {
                Console.WriteLine("too slow");
            }

            var finished = await MoveOnAfter(1.Seconds, async scope =>
            {
                scope.Reschedule(EventLoop.Current.Time + 3.Seconds);
                await Sleep(2.Seconds);
            });
            Console.WriteLine($"finished: {finished}");
        });
        // end snippet

        Printed("too slow", "finished: True");
    }

    [Fact]
    public void Ambient_token()
    {
        var clock = Clock;

        // begin snippet: current-token
        Run(async () =>
        {
            var finished = await MoveOnAfter(1.Seconds, async _ => await Library(CurrentToken));
            Console.WriteLine($"finished: {finished}");
        });

        // Code that knows nothing of coroutines, and takes a token.
        async Task Library(CancellationToken token)
        {
            try
            {
                await Task.Delay(1.Hours, clock, token);
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("the library stopped");
                throw;
            }
        }
        // end snippet

        Printed("the library stopped", "finished: False");
    }

    [Fact]
    public void Clean_up_in_order()
    {
        Connection.Printer = Console;

        // begin snippet: clean-up-in-order
        Run(async () =>
        {
            using var connection = new Connection();
            await MoveOnAfter(1.Seconds, async _ => await Transaction(connection, CurrentToken));
        });

        async Task Transaction(Connection connection, CancellationToken token)
        {
            try
            {
                await connection.Execute("…", token);     // ends when the time is up
            }
            catch (OperationCanceledException)
            {
                await connection.Execute("rollback", CancellationToken.None);
                throw;
            }
        }
        // end snippet

        Printed("rollback", "closed");
    }

    [Fact]
    public void Cancel_and_wait()
    {
        // begin snippet: cancel-and-wait
        Run(async () =>
        {
            var ticker = CreateTask(Tick());
            await Sleep(2.5.Seconds);
            await ticker.CancelAndWait();                 // no exception: to be cancelled is what was wanted
            Console.WriteLine(ticker.IsCancelled);
        });

        async Coroutine Tick()
        {
            while (true)
            {
                await Sleep(1.Seconds);
                Console.WriteLine("tick");
            }
        }
        // end snippet

        Printed("tick", "tick", "True");
    }

    [Fact]
    public void Shielded()
    {
        // begin snippet: shield
        Run(async () =>
        {
            var saving = CreateTask(Save());
            await MoveOnAfter(1.Seconds, async _ => await Shield(saving));
            Console.WriteLine($"gave up waiting; done: {saving.IsDone}");
            Console.WriteLine(await saving);
        });

        async Coroutine<string> Save()
        {
            await Sleep(5.Seconds);
            return "saved";
        }
        // end snippet

        Printed("gave up waiting; done: False", "saved");
    }

    private sealed class Connection : IDisposable
    {
        internal static TextWriter Printer { get; set; } = TextWriter.Null;

        public async Task Execute(string command, CancellationToken token)
        {
            await Task.Delay(command == "rollback" ? TimeSpan.FromMilliseconds(1) : Timeout.InfiniteTimeSpan, token);
            Printer.WriteLine(command);
        }

        public void Dispose() => Printer.WriteLine("closed");
    }
}
