namespace Meanwhile;

/// <summary>Stands in a loop for an enumerator that it has to forget: there is nothing to be disposed of.</summary>
internal sealed class NoItems<T> : IAsyncEnumerator<T>
{
    public T Current => throw new InvalidOperationException("The loop over the items was left.");

    public ValueTask<bool> MoveNextAsync() => ValueTask.FromResult(false);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
