namespace Meanwhile;

/// <summary>What surrounds a body that runs in a scope, from entering the scope to how the whole ends.</summary>
/// <typeparam name="TBody">What the body gives.</typeparam>
/// <typeparam name="TResult">What the whole gives.</typeparam>
internal interface IEnclosure<TBody, TResult>
{
    /// <summary>How messages name it.</summary>
    static abstract string Name { get; }

    /// <summary>Enters the scope.</summary>
    void Enter();

    /// <summary>The body, to be awaited.</summary>
    Coroutine<TBody> Begin();

    /// <summary>Leaves the scope once the body has ended.</summary>
    /// <param name="ending">The exception by which the body ended, or null.</param>
    /// <param name="value">What it gave, if it ended by itself.</param>
    /// <param name="result">What the whole gives, if it ends by itself.</param>
    /// <returns>The exception by which the whole ends, or null. It is handed on as it is, not thrown.</returns>
    Coroutine<Exception?> End(Exception? ending, TBody value, out TResult result);
}
