namespace Meanwhile.Tests.Tasks;

/// <summary>Map throws what failed first, as it is, and loses nothing that failed besides.</summary>
public class MapFailureTests : LoopTest
{
    private static readonly FormatException First = new("first");

    public static TheoryData<int?> Limits => [(int?)null, 3, 8];

    [Theory]
    [MemberData(nameof(Limits))]
    public void First_failure_is_thrown_as_it_is_when_the_others_have_cleaned_up(int? limit)
    {
        Run(async () =>
        {
            Assert.Same(First, await Assert.ThrowsAsync<FormatException>(async () => await Map([1, 2, 0], Work, limit)));
            Log.Add("caught");
            Assert.Same(First, await Assert.ThrowsAsync<FormatException>(async () => await Map([1, 2, 0], async item => { await Work(item); return item; }, limit)));
            Assert.Equal(4.Seconds, EventLoop.Current.Time);
        });

        Log.Is("cleans up 1 | cleans up 2 | caught | cleans up 1 | cleans up 2");

        async Coroutine Work(int item)
        {
            if (item == 0)
            {
                await Sleep(1.Seconds);
                throw First;
            }

            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add($"cleans up {item}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Trace_shows_the_work_and_who_awaits_and_nothing_between(int? limit)
    {
        Exception? seen = null;
        Exception? seenToo = null;
        Run(async () =>
        {
            seen = await Caught(async () => await Map([1], Work, limit));
            seenToo = await Caught(async () => await Map([1], Counted, limit));
        });

        Assert.Equal(["Inner", "Work", "lambda", "Caught"], TraceOf.Methods(seen!));
        Assert.Equal(["Inner", "Counted", "lambda", "Caught"], TraceOf.Methods(seenToo!));

        static async Coroutine Work(int item) => await Inner();

        static async Coroutine<int> Counted(int item)
        {
            await Inner();
            return item;
        }

        static async Coroutine Inner()
        {
            await Yield();
            throw new FormatException();
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Failures_of_the_others_are_reported_with_their_item(int? limit)
    {
        Run(async () =>
        {
            var thrown = await Caught(async () => await Map(["fails", "slow", "slower"], Work, limit));
            Assert.Equal("fails", Assert.IsType<FormatException>(thrown).Message);
        });

        var errors = TakeErrors();
        Assert.Equal(["slow", "slower"], errors.Select(error => error.Exception!.Message));
        Assert.Matches(@"^unhandled exception for item 1 \(slow\) of the Map at .*MapFailureTests\.cs:\d+, which throws an earlier one$", errors[0].Message);
        Assert.Contains("for item 2 (slower) of the Map", errors[1].Message, StringComparison.Ordinal);

        static async Coroutine<int> Work(string item)
        {
            try
            {
                await Sleep(item == "fails" ? 1.Seconds : 1.Hours);
            }
            catch (CancelledException)
            {
                await Sleep(item.Length.Seconds);
            }

            throw new FormatException(item);
        }
    }

    [Fact]
    public void Item_in_a_report_takes_one_short_line_whatever_it_is()
    {
        Run(async () =>
        {
            var thrown = await Caught(async () => await Map<object?>(["first", new string('x', 1_000_000), "two\nlines", null, new Unprintable()], Work));
            Assert.Equal("String", thrown.Message);
        });

        var reports = TakeReports();
        Assert.Contains($"for item 1 ({new string('x', 100)}…) of", reports[0], StringComparison.Ordinal);
        Assert.Contains("for item 2 (two lines) of", reports[1], StringComparison.Ordinal);
        Assert.Contains("for item 3 (null) of", reports[2], StringComparison.Ordinal);
        Assert.Contains("for item 4 (System.Object, whose ToString throws System.FormatException) of", reports[3], StringComparison.Ordinal);

        static async Coroutine Work(object? item)
        {
            await Yield();
            throw new InvalidOperationException(item?.GetType().Name);
        }
    }

    [Fact]
    public void One_failure_of_several_items_is_thrown_once_and_not_reported_besides() =>
        Run(async () =>
        {
            var shared = CreateTask(Failing());
            Assert.Same(First, await Caught(async () => await Map([1, 2, 3], async _ => await shared)));

            static async Coroutine Failing()
            {
                await Sleep(1.Seconds);
                throw First;
            }
        });

    [Theory]
    [MemberData(nameof(Limits))]
    public void Work_that_cannot_even_be_begun_is_a_failure(int? limit) =>
        Run(async () =>
        {
            Assert.Same(First, await Caught(async () => await Map<int>([1, 2], _ => throw First, limit)));
            Assert.Same(First, await Caught(async () => await Map<int, int>([1, 2], _ => throw First, limit)));
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await Map<int>([1], _ => default, limit));
        });

    [Fact]
    public void Nested_group_is_what_its_item_failed_with() =>
        Run(async () =>
        {
            var thrown = await Caught(async () => await Map([1], async _ => await TaskGroup.Run(async _ => throw First)));
            Assert.Same(First, Assert.Single(Assert.IsType<ExceptionGroup>(thrown).InnerExceptions));
        });

    [Theory]
    [MemberData(nameof(Limits))]
    public void Sequence_that_fails_is_a_failure_and_is_disposed(int? limit)
    {
        Run(async () =>
        {
            Assert.Same(First, await Caught(async () => await Map(Items(2), async item => Log.Add("begins"), limit)));
            Assert.Same(First, await Caught(async () => await Map(Items(2), async item => item, limit)));
        });

        Log.Is("disposed | disposed");
    }

    [Fact]
    public void Sequence_that_fails_while_others_work_cancels_them()
    {
        Run(async () => Assert.Same(First, await Caught(async () => await Map(Items(3), Work, limit: 2))));
        Log.Is("begins 0 | begins 1 | ends 0 | begins 2 | ends 1 | disposed | cancelled 2");

        async Coroutine Work(int item)
        {
            Log.Add($"begins {item}");
            try
            {
                await Sleep((item + 1).Seconds);
                Log.Add($"ends {item}");
            }
            catch (CancelledException)
            {
                Log.Add($"cancelled {item}");
                throw;
            }
        }
    }

    [Fact]
    public void Sequence_whose_disposal_fails_is_heard_of_in_any_case()
    {
        Run(async () =>
        {
            Assert.Same(First, await Caught(async () => await Map(BadlyEnding(), async _ => await Yield(), limit: 1)));
            Assert.Same(First, await Caught(async () => await Map(BadlyEnding(), async _ => await Yield())));
            Assert.IsType<ArgumentException>(await Caught(async () => await Map(BadlyEnding(), async _ => throw new ArgumentException("of the item"), limit: 1)));
        });

        var report = Assert.Single(TakeErrors());
        Assert.Same(First, report.Exception);
        Assert.StartsWith("unhandled exception from the sequence of the Map at ", report.Message);

        static IEnumerable<int> BadlyEnding()
        {
            try
            {
                yield return 1;
                yield return 2;
            }
            finally
            {
#pragma warning disable CA2219, MA0072 // Clean-up that fails is the case in question.
                throw First;
#pragma warning restore CA2219, MA0072
            }
        }
    }

    [Fact]
    public void Nothing_more_is_begun_by_one_that_swallows_the_cancel()
    {
        Run(async () => Assert.Same(First, await Caught(async () => await Map(Enumerable.Range(0, 9), Work, limit: 2))));
        Log.Is("0 | 1 | swallowed");

        async Coroutine<int> Work(int item)
        {
            Log.Add($"{item}");
            await Yield();
            if (item == 0)
            {
                throw First;
            }

            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                Log.Add("swallowed");
            }

            return item;
        }
    }

    private sealed class Unprintable
    {
        public override string ToString() => throw new FormatException();
    }

    internal static async Coroutine<Exception> Caught(Func<Coroutine> code)
    {
        try
        {
            await code();
        }
        catch (Exception failure)
        {
            return failure;
        }

        throw new InvalidOperationException("nothing was thrown");
    }

    private IEnumerable<int> Items(int good)
    {
        try
        {
            for (var i = 0; i < good; i++)
            {
                yield return i;
            }

            throw First;
        }
        finally
        {
            Log.Add("disposed");
        }
    }
}
