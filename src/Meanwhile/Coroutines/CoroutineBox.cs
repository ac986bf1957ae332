using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Holds the state machine of one coroutine call from the call to the moment its result is taken.</summary>
internal sealed class CoroutineBox<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine, T>
    : CoroutineSource<T>,
        IAwaitHost
    where TStateMachine : IAsyncStateMachine
{
    internal TStateMachine StateMachine = default!;

    internal override string Name => CoroutineName.Of<TStateMachine>();

    internal override bool IsOfInterest =>
        typeof(TStateMachine).Assembly != typeof(CoroutineSource).Assembly || StateMachine is INamedCoroutine;

    internal override bool IsRelay => typeof(TStateMachine).DeclaringType == typeof(Relays) || IsToldRelay;

    internal override bool IsToldRelay => typeof(TStateMachine).DeclaringType == typeof(Relays.Told);

    // A struct is in the box: a look at it is a copy. Of enclosures that are none of a group it has no members.
    internal override IHasMembers? Holder => StateMachine as IHasMembers;

    internal static CoroutineBox<TStateMachine, T> Rent()
    {
        var loop = EventLoop.RunningHere;
        return loop is null ? OfNoLoop<CoroutineBox<TStateMachine, T>>() : loop.Pool<CoroutineBox<TStateMachine, T>>().Rent();
    }

    internal override void Begin(long token)
    {
        if (Word != token)
        {
            ThrowReused(token);
        }

        var loop = EventLoop.RunningHere;
        if (loop is null || Loop != loop)
        {
            loop = AdoptBy(loop);
        }

        if (loop.Strand is null)
        {
            throw Errors.NoCurrentTask($"coroutine '{Name}'");
        }

        if (loop.InlineDepth >= EventLoop.MostInlineDepth)
        {
            // The stack is deep enough: AwaitedBy hands this one to the step's trampoline instead, where it starts in the
            // context of the loop and not of its caller.
            Word = token + Deferred;
            FlowContext(loop.CaptureContext());
            return;
        }

        Word = token + Running;
        loop.InlineDepth++;
        Run();
        loop.InlineDepth--;
    }

    internal override void AwaitedBy(Resumable parent)
    {
        Parent = parent;
        if ((Word & 3) == Deferred)
        {
            Word += Running - Deferred;
            Loop!.HandOn(this);
        }
    }

    internal override void Resume()
    {
        if (Link is ContextFrame frame)
        {
            ExecutionContext.Run(frame.Context, static box => Unsafe.As<CoroutineBox<TStateMachine, T>>(box)!.Run(), this);
        }
        else if (Loop!.RestoresContexts)
        {
            // Afterwards, which costs less than to save them before.
            StateMachine.MoveNext();
            Loop.LeaveStretch();
        }
        else
        {
            Run();
        }
    }

    /// <summary>Makes the coroutine run in that context, when a task starts it.</summary>
    internal override void FlowContext(ExecutionContext? inherited)
    {
        if (inherited is not null)
        {
            Link = new ContextFrame(inherited, null);
        }
    }

    /// <summary>Keeps the execution context of a coroutine that suspends, for when it goes on; the loop's own needs no keeping.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SaveContext()
    {
        var current = ExecutionContext.Capture();
        var loop = Loop!;
        if (!ReferenceEquals(current, loop.BaseContext) || Link is ContextFrame || SynchronizationContext.Current != loop.ContextHere)
        {
            loop.NoteChangedContexts();
            SaveContext(current);
        }
    }

    private void SaveContext(ExecutionContext? current)
    {
        // Where the flow is suppressed there is nothing to capture: it goes on in the loop's own.
        var own = ReferenceEquals(current, Loop!.BaseContext) ? null : current;
        if (Link is ContextFrame frame && own is not null)
        {
            frame.Context = own;
        }
        else if (Link is ContextFrame left)
        {
            Link = left.Parent;
        }
        else if (own is not null)
        {
            Link = new ContextFrame(own, Link);
        }
    }

    string IAwaitHost.Name => Name;

    Exception? IAwaitHost.PendingException => HoistedValues.PendingException(ref StateMachine);

    bool IAwaitHost.MayCleanUp => HoistedValues.MayCleanUp(ref StateMachine);

    List<OperationCanceledException>? IAwaitHost.PendingCancellations() => HoistedValues.Cancellations(ref StateMachine);

    IReadOnlyList<object> IAwaitHost.HeldDisposables => HeldDisposables.In(ref StateMachine);

    bool IAwaitHost.ForgetEnumerator(object enumerator) => HoistedValues.Forget(ref StateMachine, enumerator);

    object? IAwaitHost.KeptAwaiter(Type awaiterType) => HoistedAwaiter.Read(ref StateMachine, awaiterType);

    bool IAwaitHost.ReplaceAwaiter(Type awaiterType, object awaiter) =>
        HoistedAwaiter.Replace(ref StateMachine, awaiterType, awaiter);

    protected override void Adopted(EventLoop loop)
    {
        loop.Pool<CoroutineBox<TStateMachine, T>>().Adopt();
    }

    protected override void Recycle()
    {
        Retire();
        StateMachine = default!;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Result = default;
        }

        Loop!.Pool<CoroutineBox<TStateMachine, T>>().Return(this);
    }

    internal override void Step() => StateMachine.MoveNext();

    // The builder of Task starts a state machine just as any C# async method starts: what the method changes in the
    // execution context does not leak to its caller.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Run()
    {
        var stretch = new Stretch(this);
        default(AsyncTaskMethodBuilder).Start(ref stretch);
    }
}
