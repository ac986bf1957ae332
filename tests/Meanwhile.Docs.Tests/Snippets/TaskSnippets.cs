namespace Meanwhile.Docs.Tests.Snippets;

public sealed class TaskSnippets : Snippet
{
    [Fact]
    public void Create_task()
    {
        // begin snippet: create-task
        Run(async () =>
        {
            var task = CreateTask(Work(), name: "work");
            Console.WriteLine("created");                 // the task begins in the next turn of the loop
            Console.WriteLine(await task);
        });

        async Coroutine<string> Work()
        {
            Console.WriteLine($"{LoopTask.Current!.Name} begins");
            await Sleep(1.Seconds);
            return "done";
        }
        // end snippet

        Printed("created", "work begins", "done");
    }

    [Fact]
    public void Gather_in_its_forms()
    {
        // begin snippet: gather
        Run(async () =>
        {
            var (number, text) = await Gather(Number(1), Text("one"));
            Console.WriteLine($"{number} {text}");

            int[] all = await Gather(Enumerable.Range(1, 3).Select(Number));
            Console.WriteLine(string.Join(' ', all));

            Outcome<int>[] outcomes = await GatherOutcomes(new[] { 1, -1 }.Select(Number));
            foreach (var outcome in outcomes)
            {
                Console.WriteLine(outcome.IsSuccess ? $"{outcome.Value}" : outcome.Exception!.Message);
            }
        });

        async Coroutine<int> Number(int value)
        {
            await Sleep(1.Seconds);
            return value > 0 ? value : throw new InvalidOperationException("not positive");
        }

        async Coroutine<string> Text(string value)
        {
            await Sleep(1.Seconds);
            return value;
        }
        // end snippet

        Printed("1 one", "1 2 3", "1", "not positive");
        Assert.Equal(3.Seconds, Clock.Now);
    }

    [Fact]
    public void A_group_ends_together()
    {
        // begin snippet: group
        Run(async () =>
        {
            try
            {
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(Download("slow", 10.Seconds));
                    group.CreateTask(Fail());
                    await Sleep(20.Seconds);              // the body ends too when a task fails
                });
            }
            catch (ExceptionGroup failures)
            {
                Console.WriteLine(string.Join(", ", failures.InnerExceptions.Select(failure => failure.Message)));
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
                Console.WriteLine($"{name}: cleaned up after {EventLoop.Current.Time.TotalSeconds} s");
            }
        }

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new IOException("disk full");
        }
        // end snippet

        Printed("slow: cleaned up after 1 s", "disk full");
    }

    [Fact]
    public void Start_and_cancel()
    {
        // begin snippet: group-start
        Run(async () =>
        {
            await TaskGroup.Run(async group =>
            {
                var port = await group.Start<int>(Serve); // goes on when the child says that it is ready
                Console.WriteLine($"serving at {port}");
                group.Cancel();                           // ends the group without an error
            });
        });

        async Coroutine Serve(ReadySignal<int> ready)
        {
            await Sleep(1.Seconds);                       // the preparation
            ready.Ready(8080);
            await Sleep(1.Hours);
        }
        // end snippet

        Printed("serving at 8080");
        Assert.Equal(1.Seconds, Clock.Now);
    }

    [Fact]
    public void Map_with_a_limit()
    {
        // begin snippet: map
        Run(async () =>
        {
            var lengths = await Map(["one", "three", "five"], Length, limit: 2);
            Console.WriteLine(string.Join(' ', lengths));

            await foreach (var outcome in MapStream(["one", "", "five"], Length, limit: 2))
            {
                Console.WriteLine($"{outcome}");          // as each is done; a failure is an outcome too
            }
        });

        async Coroutine<int> Length(string word)
        {
            await Sleep(word.Length.Seconds);
            return word.Length > 0 ? word.Length : throw new ArgumentException("no word");
        }
        // end snippet

        Printed("3 5 4", "ArgumentException: no word", "3", "4");
    }

    [Fact]
    public void Wait_and_as_completed()
    {
        // begin snippet: wait
        Run(async () =>
        {
            LoopTask<int>[] tasks = [.. new[] { 3, 1, 2 }.Select(seconds => CreateTask(Take(seconds)))];
            var (done, pending) = await Wait(tasks, until: WaitUntil.First);
            Console.WriteLine($"{done.Count} done, {pending.Count} pending");

            await foreach (var task in AsCompleted(tasks))
            {
                Console.WriteLine(await task);
            }
        });

        async Coroutine<int> Take(int seconds)
        {
            await Sleep(seconds.Seconds);
            return seconds;
        }
        // end snippet

        Printed("1 done, 2 pending", "1", "2", "3");
    }
}
