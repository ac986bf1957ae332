using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Waits for an <see cref="IAwaitable"/> on behalf of the compiler. Programs write <c>await</c> and never call it.</summary>
public interface IAwaiter : ICriticalNotifyCompletion
{
    /// <summary>Whether the await can go on at once.</summary>
    bool IsCompleted { get; }

    /// <summary>Ends the await: returns, or throws what was awaited failed with.</summary>
    void GetResult();
}

/// <summary>Waits for an <see cref="IAwaitable{T}"/> on behalf of the compiler. Programs write <c>await</c> and never call it.</summary>
/// <typeparam name="T">What the await gives.</typeparam>
public interface IAwaiter<out T> : ICriticalNotifyCompletion
{
    /// <summary>Whether the await can go on at once.</summary>
    bool IsCompleted { get; }

    /// <summary>Ends the await: gives the value, or throws what was awaited failed with.</summary>
    T GetResult();
}
