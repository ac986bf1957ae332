using System.Collections;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Meanwhile.Tests.Interop;

/// <summary>What stays of awaits that were left: nothing that grows, and nothing that keeps a type.</summary>
public class LeftValueTaskTests : LoopTest
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Awaits_of_one_Task_that_are_left_leave_one_registration_by_whatever_they_awaited(bool byValue, bool byTask)
    {
        var forever = new TaskCompletionSource<int>();
        Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                if (byValue)
                {
                    await MoveOnAfter(TimeSpan.Zero, async _ => await new ValueTask(forever.Task));
                    await MoveOnAfter(TimeSpan.Zero, async _ => await new ValueTask<int>(forever.Task));
                    await MoveOnAfter(TimeSpan.Zero, async _ => await new ValueTask<int>(forever.Task).ConfigureAwait(true));
                }

                if (byTask)
                {
                    await MoveOnAfter(TimeSpan.Zero, async _ => await forever.Task);
                }
            }

            Assert.Equal(1, RegisteredWith(forever.Task));
        });
    }

    [Fact]
    public void Await_that_takes_the_place_of_one_that_was_left_gets_the_result()
    {
        Run(async () =>
        {
            var source = new TaskCompletionSource<int>();
            await MoveOnAfter(TimeSpan.Zero, async _ => await source.Task);
            await MoveOnAfter(TimeSpan.Zero, async _ => await new ValueTask<int>(source.Task));
            EventLoop.Current.CallSoon(() => source.SetResult(3));
            Log.Add($"{await new ValueTask<int>(source.Task)}");

            var other = new TaskCompletionSource();
            await MoveOnAfter(TimeSpan.Zero, async _ => await new ValueTask(other.Task));
            EventLoop.Current.CallSoon(() => other.SetException(new IOException("told")));
            try
            {
                await new ValueTask(other.Task);
            }
            catch (IOException failure)
            {
                Log.Add(failure.Message);
            }
        });
        Log.Is("3 | told");
    }

    [Fact]
    public async Task Type_of_an_awaited_result_can_be_unloaded_after_a_cancel()
    {
        var type = CancelAwaitOfUnloadable();
        for (var i = 0; i < 300 && type.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();

            // What compiles code in the background holds it for a while.
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.False(type.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference CancelAwaitOfUnloadable()
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Unloadable"), AssemblyBuilderAccess.RunAndCollect);
        var type = assembly.DefineDynamicModule("Unloadable").DefineType("Value", TypeAttributes.Public | TypeAttributes.Sealed, typeof(ValueType), 8).CreateType();
        GetType().GetMethod(nameof(CancelAwaitsOf), BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(this, null);
        return new WeakReference(type);
    }

    private void CancelAwaitsOf<T>() =>
        Run(async () =>
        {
            var forever = new TaskCompletionSource<T>();
            await MoveOnAfter(TimeSpan.Zero, async _ => await forever.Task);
            await MoveOnAfter(TimeSpan.Zero, async _ => await new ValueTask<T>(forever.Task));
        });

    private static int RegisteredWith(Task task)
    {
        var field = typeof(Task).GetField("m_continuationObject", BindingFlags.Instance | BindingFlags.NonPublic);
        return field?.GetValue(task) is ICollection several ? several.Count : 1;
    }
}
