namespace Meanwhile;

/// <summary>The use of an object where no loop runs, until it is disposed. Of a use on the object's own loop nothing is kept.</summary>
/// <param name="held">What keeps a loop from using the object meanwhile.</param>
internal readonly ref struct OutsideUse(Lock? held) : IDisposable
{
    public void Dispose() => held?.Exit();
}
