using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// A coroutine as .NET's builder starts one. One type for all, so that the builder's generic code is compiled once and not again for
/// each coroutine of a program that starts.
/// </summary>
internal readonly struct Stretch(CoroutineSource coroutine) : IAsyncStateMachine
{
    public void MoveNext() => coroutine.Step();

    public void SetStateMachine(IAsyncStateMachine stateMachine) { }
}
