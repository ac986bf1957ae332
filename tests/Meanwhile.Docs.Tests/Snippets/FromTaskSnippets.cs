namespace Meanwhile.Docs.Tests.Snippets;

public sealed class FromTaskSnippets : Snippet
{
    private const string Page = "docs/from-task.md";

    [Fact]
    public async Task Three_at_once_with_Task()
    {
        await Main();
        PrintedAsShown(Page, "from-task-gather-task");

        // begin snippet: from-task-gather-task
        async Task Main()
        {
            var all = await Task.WhenAll(Fetch("A"), Fetch("B"), Fetch("C"));
            Console.WriteLine(string.Join(", ", all));
        }

        async Task<string> Fetch(string name)
        {
            await Task.Delay(100);
            return $"{name} done";
        }
        // end snippet
    }

    [Fact]
    public void Three_at_once()
    {
        // begin snippet: from-task-gather
        Run(async () =>
        {
            var (a, b, c) = await Gather(Fetch("A"), Fetch("B"), Fetch("C"));
            Console.WriteLine($"{a}, {b}, {c}");
        });

        async Coroutine<string> Fetch(string name)
        {
            await Sleep(100.Milliseconds);
            return $"{name} done";
        }
        // end snippet

        PrintedAsShown(Page, "from-task-gather");
    }

    [Fact]
    public async Task A_few_at_a_time_with_Task()
    {
        await Main();
        PrintedAsShown(Page, "from-task-limit-task");

        // begin snippet: from-task-limit-task
        async Task Main()
        {
            using var places = new SemaphoreSlim(2);
            var lengths = await Task.WhenAll(new[] { "one", "three", "five" }.Select(async word =>
            {
                await places.WaitAsync();
                try
                {
                    return await Length(word);
                }
                finally
                {
                    places.Release();
                }
            }));
            Console.WriteLine(string.Join(" ", lengths));
        }

        async Task<int> Length(string word)
        {
            await Task.Delay(word.Length);
            return word.Length;
        }
        // end snippet
    }

    [Fact]
    public void A_few_at_a_time()
    {
        // begin snippet: from-task-limit
        Run(async () =>
        {
            var lengths = await Map(["one", "three", "five"], Length, limit: 2);
            Console.WriteLine(string.Join(" ", lengths));
        });

        async Coroutine<int> Length(string word)
        {
            await Sleep(word.Length.Milliseconds);
            return word.Length;
        }
        // end snippet

        PrintedAsShown(Page, "from-task-limit");
    }

    [Fact]
    public async Task One_fails_and_the_other_ends_with_Task()
    {
        await Main();
        PrintedAsShown(Page, "from-task-fail-task");

        // begin snippet: from-task-fail-task
        async Task Main()
        {
            using var source = new CancellationTokenSource();
            var slow = Download("slow", 10_000, source.Token);
            var bad = Fail(source.Token);
            try
            {
                await await Task.WhenAny(slow, bad);          // WhenAll would wait ten seconds
            }
            catch (IOException failure)
            {
                await source.CancelAsync();
                await Task.WhenAll(slow, bad).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Console.WriteLine($"failed: {failure.Message}");
            }
        }

        async Task Download(string name, int milliseconds, CancellationToken token)
        {
            try
            {
                await Task.Delay(milliseconds, token);
            }
            finally
            {
                Console.WriteLine($"{name}: closed");
            }
        }

        async Task Fail(CancellationToken token)
        {
            await Task.Delay(10, token);
            throw new IOException("disk full");
        }
        // end snippet
    }

    [Fact]
    public void One_fails_and_the_other_ends()
    {
        // begin snippet: from-task-fail
        Run(async () =>
        {
            try
            {
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(Download("slow", 10.Seconds));
                    group.CreateTask(Fail());
                });
            }
            catch (ExceptionGroup failures)
            {
                Console.WriteLine($"failed: {failures.InnerExceptions[0].Message}");
            }
        });

        async Coroutine Download(string name, TimeSpan time)
        {
            try
            {
                await Sleep(time);
            }
            finally
            {
                Console.WriteLine($"{name}: closed");
            }
        }

        async Coroutine Fail()
        {
            await Sleep(10.Milliseconds);
            throw new IOException("disk full");
        }
        // end snippet

        PrintedAsShown(Page, "from-task-fail");
    }

    [Fact]
    public async Task A_deadline_with_clean_up_with_Task()
    {
        await Main();
        PrintedAsShown(Page, "from-task-timeout-task");

        // begin snippet: from-task-timeout-task
        async Task Main()
        {
            using var source = new CancellationTokenSource(100);
            try
            {
                await Report(source.Token);
            }
            catch (OperationCanceledException) when (source.IsCancellationRequested)
            {
                Console.WriteLine("too slow");
            }
        }

        async Task Report(CancellationToken token)
        {
            try
            {
                await Task.Delay(60_000, token);              // every call has to take the token, and pass it on
            }
            finally
            {
                await Task.Delay(10, CancellationToken.None); // the token is of no use here any more
                Console.WriteLine("draft saved");
            }
        }
        // end snippet
    }

    [Fact]
    public void A_deadline_with_clean_up()
    {
        // begin snippet: from-task-timeout
        Run(async () =>
        {
            try
            {
                await WithTimeout(100.Milliseconds, async _ => await Report());
            }
            catch (TimeoutException)
            {
                Console.WriteLine("too slow");
            }
        });

        async Coroutine Report()
        {
            try
            {
                await Sleep(1.Minutes);
            }
            finally
            {
                await Sleep(10.Milliseconds);
                Console.WriteLine("draft saved");
            }
        }
        // end snippet

        PrintedAsShown(Page, "from-task-timeout");
    }

#pragma warning disable MW0001 // That is the mistake in question.
    [Fact]
    public void A_call_alone_does_nothing()
    {
        // begin snippet: from-task-cold
        var options = new LoopOptions { OnError = error => Console.WriteLine(error.Message) };
        Async.Run(
            async () =>
            {
                var saving = Save();                          // nothing has begun, and nothing will
                await Sleep(1.Milliseconds);
            },
            options);

        async Coroutine Save()
        {
            await Sleep(1.Milliseconds);
            Console.WriteLine("saved");
        }
        // end snippet

        PrintedAsShown(Page, "from-task-cold");
    }
#pragma warning restore MW0001
}
