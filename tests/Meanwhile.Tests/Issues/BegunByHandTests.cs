using System.Runtime.CompilerServices;

namespace Meanwhile.Tests.Issues;

/// <summary>Coroutines whose awaiters are used by hand, as wrappers and mistaken code do.</summary>
public class BegunByHandTests : LoopTest
{
    [Fact]
    public void Finished_awaiter_calls_back_in_a_later_turn_and_still_gives_its_result()
    {
        Run(async () =>
        {
            var called = false;
            var awaiter = Give(7).GetAwaiter();
            awaiter.OnCompleted(() => called = true);
            Assert.False(called);
            Assert.Equal(7, awaiter.GetResult());
            await Yield();
            Assert.True(called);
        });
    }

    [Fact]
    public void Stale_awaiter_cannot_take_over_the_next_life_of_its_object()
    {
        Run(async () =>
        {
            var stale = Give(1).GetAwaiter();
            stale.GetResult();
            var next = GiveLater(2);
            var running = CreateTask(next);
            await Yield();
            Assert.Throws<InvalidOperationException>(() => stale.OnCompleted(() => Assert.Fail("a stale awaiter was called back")));
            Assert.Equal(2, await running);
        });
    }

    [Fact]
    public void Coroutine_that_is_begun_and_not_awaited_fails_the_one_that_began_it()
    {
        Run(async () =>
        {
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => CreateTask(Forgetful()).AsTask());
            Assert.Contains("GetAwaiter", failure.Message, StringComparison.Ordinal);
        });
        TakeReports();

        static async Coroutine<int> Forgetful()
        {
            await Yield();
            _ = GiveLater(3).GetAwaiter();
            return 5;
        }
    }

    [Fact]
    public void Coroutine_that_begins_another_by_hand_and_fails_fails_by_its_own_exception()
    {
        Run(async () =>
        {
            var failure = await Assert.ThrowsAsync<ArithmeticException>(() => CreateTask(Failing()).AsTask());
            Assert.Equal("mine", failure.Message);
            await Assert.ThrowsAsync<ArithmeticException>(() => CreateTask(FailingWithout()).AsTask());
        });
        TakeReports();

        static async Coroutine<int> Failing()
        {
            _ = GiveLater(3).GetAwaiter();
            throw new ArithmeticException("mine");
        }

        static async Coroutine FailingWithout()
        {
            await Yield();
            _ = GiveLater(3).GetAwaiter();
            throw new ArithmeticException("mine");
        }
    }

    [Fact]
    public void Coroutine_that_forgot_one_that_it_began_fails_itself_and_not_who_awaits_it()
    {
        Run(async () =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await Awaiting());
            Assert.Equal(7, await GiveLater(7));
        });
        TakeReports();

        static async Coroutine<int> Awaiting() => await Forgetful();

        static async Coroutine<int> Forgetful()
        {
            await Yield();
            _ = GiveLater(3).GetAwaiter();
            return 5;
        }
    }

    [Fact]
    public void Custom_awaiter_may_await_one_of_ours()
    {
        Run(async () => Assert.Equal(4, await new Wrapper(GiveLater(4))));
    }

    [Fact]
    public void Foreign_code_at_the_inline_limit_awaits_without_mixing_up_results()
    {
        Run(async () =>
        {
            var foreign = new List<Task<int>>();
            Assert.Equal(400, await Descend(0));
            Assert.Equal(9, await foreign[0]);

            async Coroutine<int> Descend(int level)
            {
                if (level is 199 or 200 or 201)
                {
                    foreign.Add(Foreign());
                }

                return level == 400 ? level : await Descend(level + 1);
            }
        });

        static async Task<int> Foreign() => await GiveLater(9);
    }

    private static async Coroutine<int> Give(int value) => value;

    private static async Coroutine<int> GiveLater(int value)
    {
        await Sleep(1.Seconds);
        return value;
    }

    private sealed class Wrapper(Coroutine<int> inner) : INotifyCompletion
    {
        private Coroutine<int>.Awaiter awaiter;

        public bool IsCompleted => false;

        public Wrapper GetAwaiter() => this;

        public int GetResult() => awaiter.GetResult();

        public void OnCompleted(Action continuation)
        {
            awaiter = inner.GetAwaiter();
            awaiter.OnCompleted(continuation);
        }
    }
}
