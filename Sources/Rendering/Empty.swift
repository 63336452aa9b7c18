// placeholder until this stage's first file lands
