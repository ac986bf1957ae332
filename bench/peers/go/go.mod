module meanwhile/peers

go 1.19
