using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Tasks;

/// <summary>Every form of <c>CreateTask</c>, with a value and without, eager and not, on the loop and in a group.</summary>
public class CreateTaskTests
{
    public static TheoryData<bool, bool> Forms =>
        new()
        {
            { false, false },
            { false, true },
            { true, false },
            { true, true },
        };

    [Theory, MemberData(nameof(Forms))]
    public void Task_has_a_name_a_place_and_the_outcome_of_its_coroutine(bool inGroup, bool eager) =>
        Within(
            inGroup,
            async (create, createOne) =>
            {
                var named = create(Nothing(), "mine", eager);
                var numbered = createOne(One(), null, eager);
                Assert.Equal("mine", named.Name);
                Assert.Matches("^Task-[0-9]+$", numbered.Name);
                Assert.All([named, numbered], task => Assert.Matches("CreateTaskTests.cs:[0-9]+$", task.CreatedAt));
                Assert.Equal(eager, named.IsDone);
                await named;
                Assert.Equal(1, await numbered);
                Assert.Equal(1, numbered.Result);
            }
        );

    [Theory, MemberData(nameof(Forms))]
    public void Coroutine_that_is_none_or_is_used_is_refused_by_name(bool inGroup, bool eager) =>
        Within(
            inGroup,
            async (create, createOne) =>
            {
                var used = Nothing();
                var usedOne = One();
                await used;
                await usedOne;
                var taken = Nothing();
                await create(taken, null, eager);
                (string Words, Action Call)[] calls =
                [
                    ("default(Coroutine)", () => create(default, null, eager)),
                    ("default(Coroutine)", () => createOne(default, null, eager)),
                    ("cannot reuse already awaited coroutine", () => create(used, null, eager)),
                    ("cannot reuse already awaited coroutine", () => createOne(usedOne, null, eager)),
                    ("cannot reuse already awaited coroutine", () => create(taken, null, eager)),
                ];
                Assert.All(calls, call => Assert.StartsWith(call.Words, Assert.Throws<InvalidOperationException>(call.Call).Message));
                await Yield();
                Assert.Single(EventLoop.Current.Tasks);
            }
        );

    [Theory, MemberData(nameof(Forms))]
    public void Coroutine_of_another_loop_is_refused_by_name(bool inGroup, bool eager)
    {
        using var other = new LoopRunner(new LoopOptions { Name = "other", HandleInterrupt = false, OnError = _ => { } });
        Coroutine theirs = default;
        Coroutine<int> theirOne = default;
        other.Run(async () =>
        {
            theirs = Nothing();
            theirOne = One();
        });
        Within(
            inGroup,
            async (create, createOne) =>
            {
                Assert.StartsWith(
                    "coroutine 'Nothing' belongs to event loop 'other'",
                    Assert.Throws<InvalidOperationException>(() => create(theirs, null, eager)).Message
                );
                Assert.StartsWith(
                    "coroutine 'One' belongs to event loop 'other'",
                    Assert.Throws<InvalidOperationException>(() => createOne(theirOne, null, eager)).Message
                );
                await Yield();
            }
        );
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Failure_is_kept_in_the_task_and_thrown_by_its_await(bool eager) =>
        Printed.Run(async () =>
        {
            var failure = new FormatException();
            var task = CreateTask(Fail(failure), eager: eager);
            var taskOne = CreateTask(FailOne(failure), eager: eager);
            Assert.Same(failure, await Assert.ThrowsAsync<FormatException>(() => task.AsTask()));
            Assert.Same(failure, await Assert.ThrowsAsync<FormatException>(() => taskOne.AsTask()));
            Assert.Same(failure, Assert.Throws<FormatException>(() => taskOne.Result));
        });

    [Theory, InlineData(false), InlineData(true)]
    public void Plain_callback_may_create_tasks(bool eager) =>
        Printed.Run(async () =>
        {
            LoopTask? made = null;
            EventLoop.Current.CallSoon(() =>
            {
                made = CreateTask(Yield(), eager: eager);
                Assert.Null(LoopTask.Current);
            });
            await Yield();
            await made!;
        });

    [Fact]
    public void Without_a_running_loop_it_is_refused()
    {
        Assert.StartsWith("no running event loop", Assert.Throws<InvalidOperationException>(() => CreateTask(Nothing())).Message);
        Assert.StartsWith("no running event loop", Assert.Throws<InvalidOperationException>(() => CreateTask(One(), eager: true)).Message);
    }

    [Fact]
    public void Tasks_that_are_made_of_many_items_name_the_place_of_the_call() =>
        Printed.Run(async () =>
        {
            int[] items = [1];
            List<string> places = [];
            await Map(items, Note);
            await Map(items, async item => await Note(item));
            await Map(items, NoteOne);
            await foreach (var outcome in MapStream(items, NoteOne, 1))
            {
                Assert.True(outcome.IsSuccess);
            }

            await foreach (var task in AsCompleted([NoteOne(1)]))
            {
                Assert.True(task.IsDone);
            }

            await Gather([Note(1)]);
            await Shield(Note(1));
            Assert.Equal(7, places.Count);
            Assert.All(places, place => Assert.Matches("CreateTaskTests.cs:[0-9]+$", place));

            // Arguments without end leave no room for the place.
            places.Clear();
            await Gather(Note(1), Note(2));
            Assert.Equal(["Gather", "Gather"], places);

            async Coroutine Note(int item)
            {
                await Yield();
                places.Add(LoopTask.Current!.CreatedAt);
            }

            async Coroutine<int> NoteOne(int item)
            {
                await Note(item);
                return item;
            }
        });

    private delegate LoopTask Create(Coroutine coroutine, string? name, bool eager);

    private delegate LoopTask<int> CreateOne(Coroutine<int> coroutine, string? name, bool eager);

    private static void Within(bool inGroup, Func<Create, CreateOne, Coroutine> body) =>
        Printed.Run(() =>
            inGroup
                ? TaskGroup.Run(group => body((it, name, eager) => group.CreateTask(it, name, eager), (it, name, eager) => group.CreateTask(it, name, eager)))
                : body((it, name, eager) => CreateTask(it, name, eager), (it, name, eager) => CreateTask(it, name, eager))
        );

    private static async Coroutine Nothing() { }

    private static async Coroutine<int> One()
    {
        await Yield();
        return 1;
    }

    private static async Coroutine Fail(Exception failure) => throw failure;

    private static async Coroutine<int> FailOne(Exception failure)
    {
        await Yield();
        throw failure;
    }
}
