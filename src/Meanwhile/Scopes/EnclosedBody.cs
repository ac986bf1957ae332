using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Meanwhile;

/// <summary>
/// Awaits a body inside an <see cref="IEnclosure{TBody, TResult}"/>. Written by hand, since the compiler does not hide the
/// state machine of an async method from traces: so a failure shows the body and who awaits the whole, and nothing between.
/// </summary>
[StackTraceHidden]
[StructLayout(LayoutKind.Auto)]
internal struct EnclosedBody<TEnclosure, TBody, TResult> : IAsyncStateMachine, INamedCoroutine, IHasMembers
    where TEnclosure : struct, IEnclosure<TBody, TResult>
{
    private CoroutineMethodBuilder<TResult> builder;
    private TEnclosure enclosure;
    private Coroutine<TBody>.Awaiter body;
    private Coroutine<Exception?>.Awaiter end;
    private TResult result;
    private Stage stage;

    private enum Stage : byte
    {
        New,
        InBody,
        AtEnd,
    }

    readonly string INamedCoroutine.Name => TEnclosure.Name;

    readonly IEnumerable<LoopTask> IHasMembers.Members => enclosure is IHasMembers group ? group.Members : [];

    readonly Scope? IHasMembers.Within => (enclosure as IHasMembers)?.Within;

    internal static Coroutine<TResult> Run(TEnclosure enclosure)
    {
        var machine = new EnclosedBody<TEnclosure, TBody, TResult> { enclosure = enclosure };
        machine.builder.Start(ref machine);
        return machine.builder.Task;
    }

    public void MoveNext()
    {
        Exception? failure;
        try
        {
            if (stage != Stage.AtEnd)
            {
                if (!PassBody(out var ending, out var value))
                {
                    return;
                }

                end = enclosure.End(ending, value, out result).GetAwaiter();
                if (!end.IsCompleted)
                {
                    stage = Stage.AtEnd;
                    builder.AwaitUnsafeOnCompleted(ref end, ref this);
                    return;
                }
            }

            failure = end.GetResult();
        }
        catch (Exception misuse)
        {
            failure = misuse;
        }

        if (failure is null)
        {
            builder.SetResult(result);
        }
        else
        {
            builder.SetException(failure);
        }
    }

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) => builder.SetStateMachine(stateMachine);

    /// <returns>False while the body is suspended.</returns>
    private bool PassBody(out Exception? ending, out TBody value)
    {
        ending = null;
        value = default!;
        if (stage == Stage.New)
        {
            enclosure.Enter();
        }

        try
        {
            if (stage == Stage.New)
            {
                body = enclosure.Begin().GetAwaiter();
                if (!body.IsCompleted)
                {
                    stage = Stage.InBody;
                    builder.AwaitUnsafeOnCompleted(ref body, ref this);
                    return false;
                }
            }

            ending = body.TakeOutcome(out value!);
        }
        catch (Exception refused)
        {
            ending = refused;
        }

        return true;
    }
}
