using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Issues;

/// <summary>Children of a group with a limit that are cancelled before they have a place.</summary>
public class HeldBackTests
{
    [Fact]
    public void Cancel_that_is_taken_back_leaves_the_child_waiting_for_its_place()
    {
        var printed = Printed.By(async print =>
        {
            await TaskGroup.Run(
                async group =>
                {
                    group.CreateTask(Child("A", 10));
                    var b = group.CreateTask(Child("B", 10));
                    await Sleep(1.Seconds);
                    b.Cancel();
                    b.Uncancel();
                },
                limit: 1
            );
            print(EventLoop.Current.Time.TotalSeconds);

            async Coroutine Child(string name, int seconds)
            {
                print($"{name} begins at {EventLoop.Current.Time.TotalSeconds}");
                await Sleep(seconds.Seconds);
                print($"{name} ends");
            }
        });
        Assert.Equal("A begins at 0 | A ends | B begins at 10 | B ends | 20", printed);
    }

    [Fact]
    public void Child_that_is_cancelled_as_its_place_comes_free_ends_without_beginning()
    {
        var printed = Printed.By(async print =>
        {
            await TaskGroup.Run(
                async group =>
                {
                    group.CreateTask(Child("A"));
                    var b = group.CreateTask(Child("B"));
                    group.CreateTask(Child("C"));
                    EventLoop.Current.CallLater(1.Seconds, () => b.Cancel());
                    await Yield();
                },
                limit: 1
            );

            async Coroutine Child(string name)
            {
                print(name);
                await Sleep(1.Seconds);
            }
        });
        Assert.Equal("A | C", printed);
    }

    [Fact]
    public void Cancel_taken_back_in_the_turn_in_which_the_place_comes_free_loses_no_child()
    {
        for (var wait = 0; wait < 6; wait++)
        {
            var turns = wait;
            var printed = Printed.By(async print =>
            {
                await TaskGroup.Run(
                    async group =>
                    {
                        group.CreateTask(Child("A"));
                        var b = group.CreateTask(Child("B"));
                        group.CreateTask(Child("C"));
                        for (var i = 0; i < turns; i++)
                        {
                            await Yield();
                        }

                        b.Cancel();
                        await Yield();
                        if (!b.IsDone)
                        {
                            b.Uncancel();
                        }
                    },
                    limit: 1
                );

                async Coroutine Child(string name)
                {
                    print(name);
                    await Yield();
                    await Yield();
                }
            });
            Assert.EndsWith("C", printed, StringComparison.Ordinal);
        }
    }
}
