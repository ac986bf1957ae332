namespace Meanwhile.Docs.Tests.Snippets;

public sealed class ThreadSnippets : Snippet
{
    [Fact]
    public void Blocking_call()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "from the disk");

        // begin snippet: blocking-call
        Run(async () =>
        {
            var text = await ToThread(() => File.ReadAllText(path));    // the loop goes on meanwhile
            Console.WriteLine(text);
        });
        // end snippet

        File.Delete(path);
        Printed("from the disk");
    }

    [Fact]
    public void Executor()
    {
        // begin snippet: executor
        Run(async () =>
        {
            await using var scanner = new ThreadPoolExecutor(maxThreads: 2, maxQueued: 100, name: "scanner");
            var loop = EventLoop.Current;
            var pages = await Gather(Enumerable.Range(1, 5).Select(page => loop.RunInExecutor(scanner, () => Scan(page))));
            Console.WriteLine(string.Join(", ", pages));
        });
        // end snippet

        Printed("page 1, page 2, page 3, page 4, page 5");

        static string Scan(int page) => $"page {page}";
    }

    [Fact]
    public void All_cores()
    {
        // begin snippet: parallel-map
        Run(async () =>
        {
            var primes = await ParallelMap(Enumerable.Range(1, 100_000), IsPrime);
            Console.WriteLine(primes.Count(isPrime => isPrime));
        });
        // end snippet

        Printed("9592");

        static bool IsPrime(int number)
        {
            for (var divisor = 2; divisor * divisor <= number; divisor++)
            {
                if (number % divisor == 0)
                {
                    return false;
                }
            }

            return number > 1;
        }
    }
}
