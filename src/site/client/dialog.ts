export const openDialog = () => {};
