using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>What the compiler builds an <c>async Coroutine</c> method with. Programs never name it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct CoroutineMethodBuilder
{
    private CoroutineSource<VoidResult>? box;

    /// <summary>The coroutine that the method call gives.</summary>
    public readonly Coroutine Task => new(box!, box!.Token);

    /// <summary>Makes the builder of one call.</summary>
    public static CoroutineMethodBuilder Create() => default;

    /// <summary>Keeps the call for later and runs nothing.</summary>
    /// <typeparam name="TStateMachine">The state machine that the compiler made of the method.</typeparam>
    /// <param name="stateMachine">The arguments of the call, and where the method stands.</param>
    public void Start<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        var rented = CoroutineBox<TStateMachine, VoidResult>.Rent();

        // This builder is a field of the state machine: set it before the state machine is copied into the box.
        box = rented;
        rented.StateMachine = stateMachine;
    }

    /// <summary>Ends the coroutine.</summary>
    public readonly void SetResult() => box!.Complete(default);

    /// <summary>Ends the coroutine with a failure.</summary>
    /// <param name="exception">The failure.</param>
    public readonly void SetException(Exception exception) => box!.Fail(exception);

    /// <summary>Suspends the coroutine until the awaiter is done.</summary>
    /// <typeparam name="TAwaiter">The type of what is awaited.</typeparam>
    /// <typeparam name="TStateMachine">The state machine that the compiler made of the method.</typeparam>
    /// <param name="awaiter">What is awaited.</param>
    /// <param name="stateMachine">Where the method stands.</param>
    public readonly void AwaitOnCompleted<TAwaiter, [DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>(
        ref TAwaiter awaiter,
        ref TStateMachine stateMachine
    )
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine =>
        Suspension.Await(Unsafe.As<CoroutineBox<TStateMachine, VoidResult>>(box!), ref awaiter);

    /// <summary>Suspends the coroutine until the awaiter is done.</summary>
    /// <typeparam name="TAwaiter">The type of what is awaited.</typeparam>
    /// <typeparam name="TStateMachine">The state machine that the compiler made of the method.</typeparam>
    /// <param name="awaiter">What is awaited.</param>
    /// <param name="stateMachine">Where the method stands.</param>
    public readonly void AwaitUnsafeOnCompleted<TAwaiter, [DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>(
        ref TAwaiter awaiter,
        ref TStateMachine stateMachine
    )
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine =>
        Suspension.AwaitUnsafe(Unsafe.As<CoroutineBox<TStateMachine, VoidResult>>(box!), ref awaiter);

    /// <summary>Does nothing: the state machine lives in its box from the start.</summary>
    /// <param name="stateMachine">The state machine.</param>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) { }
}
